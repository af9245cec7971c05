package io.ttsjobs.provider.freetts;

import io.ttsjobs.spi.ProviderConfig;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.spi.TtsProviderFactory;

/**
 * The provider {@code freetts}: real English speech with no key, no network and no sound device.
 *
 * <p><b>Settings.</b> None; the provider is always configured.
 *
 * <p><b>Voices.</b> {@code kevin16} (16 kHz, the default) and {@code kevin} (8 kHz). FreeTTS's third voice, alan, is
 * left out: it knows the words of a talking clock and no others. A voice is loaded when the first call asks for it, one
 * at a time within the process, which takes about a second; a provider never loads more than it has processors.
 *
 * <p><b>Audio.</b> Mono PCM of 16 bits: a WAV file from either voice, and samples without a header from kevin16.
 *
 * <p><b>Words.</b> White space, dashes and ellipses part words, and so does punctuation outside ASCII other than
 * apostrophes and hyphens. A word's span leaves out the punctuation around it: {@code "Ishmael."} is {@code Ishmael},
 * but {@code don't}, {@code mast-head}, {@code U.S}, {@code 3.14} and {@code 50%} are one word each, and so is
 * {@code $5.20}, for which the voice says four. A run that has neither letter, digit nor symbol is no word. Every
 * word of the text has exactly one timing, taken from FreeTTS's own phone durations, by the sample.
 *
 * <p><b>What the voice cannot pronounce.</b> Latin letters are read without their accents and common symbols by name.
 * A word of which nothing can be pronounced (Greek, Hebrew, an emoji) is a pause in its place: silence of 200 ms at
 * normal speed, which its timing spans. Of any other word, what cannot be pronounced is left out. A text without any
 * word is one such pause. A job with a chunk that is mostly such pauses fails, because its audio is too short for its text.
 */
public final class FreeTtsProviderFactory implements TtsProviderFactory {

    /** Makes the factory; no voice is loaded. */
    public FreeTtsProviderFactory() {}

    /**
     * What a request calls the provider.
     *
     * @return {@code freetts}
     */
    @Override
    public String name() {
        return "freetts";
    }

    /**
     * What people call the provider.
     *
     * @return {@code FreeTTS}
     */
    @Override
    public String displayName() {
        return "FreeTTS";
    }

    /**
     * Makes the provider; nothing is loaded yet.
     *
     * @param config not read
     * @return a provider, which the caller closes to free its voices
     */
    @Override
    public TtsProvider create(ProviderConfig config) {
        return new FreeTtsProvider(Runtime.getRuntime().availableProcessors());
    }
}
