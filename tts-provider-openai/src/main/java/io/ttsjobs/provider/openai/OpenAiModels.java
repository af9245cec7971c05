package io.ttsjobs.provider.openai;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.TextLimit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is known of the models; of one that is not known, the safer side is assumed.
 *
 * <p>The limit of {@code tts-1} and {@code tts-1-hd} is 4096 code points. The newer models also take no more than 2000
 * tokens, and refuse the call if it has more; in scripts with a token or more for each character that bites first.
 */
final class OpenAiModels {

    private static final int MAX_CODE_POINTS = 4096;
    private static final int MAX_TOKENS = 2000;
    private static final int SAMPLE_RATE = 24_000;
    private static final double SLOWEST = 0.25;
    private static final double FASTEST = 4.0;

    /** OpenAI limits calls per minute and not at once; more than a few gain nothing on the way to that limit. */
    private static final int CONCURRENCY = 4;

    private static final AudioFormat PCM = mono(Container.RAW, Codec.PCM_S16LE);

    /** OpenAI's own rates are known; a request for another is refused before it costs anything. */
    private static final List<AudioFormat> OFFICIAL_FORMATS = List.of(
            mono(Container.MP3, Codec.MP3),
            mono(Container.WAV, Codec.PCM_S16LE),
            PCM,
            AudioFormat.OPUS,
            mono(Container.ADTS, Codec.AAC));

    private static final List<AudioFormat> FORMATS = List.of(
            AudioFormat.MP3,
            AudioFormat.WAV,
            PCM,
            AudioFormat.OPUS,
            AudioFormat.builder(Container.ADTS, Codec.AAC).build());

    private static final List<String> CLASSIC_VOICES =
            List.of("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer");
    private static final List<String> NEWER_VOICES = List.of("ballad", "verse", "marin", "cedar");

    private OpenAiModels() {}

    /** OpenAI ignores instructions of the classic models without a word, and refuses fields that it does not know. */
    static ProviderCapabilities capabilities(String model, boolean official) {
        TextLimit characters = TextLimit.codePoints(MAX_CODE_POINTS);
        TextLimit limit = isClassic(model) ? characters : characters.and(TextLimit.tokens(MAX_TOKENS));
        ProviderCapabilities.Builder able = ProviderCapabilities.builder(limit, official ? OFFICIAL_FORMATS : FORMATS)
                .speedRange(SLOWEST, FASTEST)
                .maxConcurrency(CONCURRENCY)
                .model(model);
        SpeechOptions.declare(able, !official || !isClassic(model), !official);
        return able.build();
    }

    /** The voices that OpenAI documents; it has no way to ask for them. */
    static List<Voice> voices(String model) {
        return Stream.concat(CLASSIC_VOICES.stream(), isClassic(model) ? Stream.of() : NEWER_VOICES.stream())
                .map(OpenAiModels::voice)
                .toList();
    }

    /** Whether OpenAI is known to refuse the voice; ids that it does not document may be the caller's own voices. */
    static boolean lacks(String model, String voiceId) {
        return isClassic(model) && NEWER_VOICES.contains(voiceId);
    }

    private static boolean isClassic(String model) {
        return model.startsWith("tts-1");
    }

    private static Voice voice(String id) {
        String name = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
        return Voice.builder(id, Locale.ROOT).name(name).build();
    }

    private static AudioFormat mono(Container container, Codec codec) {
        return AudioFormat.builder(container, codec)
                .sampleRate(SAMPLE_RATE)
                .channels(1)
                .build();
    }
}
