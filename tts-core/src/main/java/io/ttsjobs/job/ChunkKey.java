package io.ttsjobs.job;

import io.ttsjobs.speech.SynthesisRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What a {@link ChunkCache} knows an answer by: the provider, and all that it was asked.
 *
 * <p>Two keys are equal if the same provider is asked for the same text, to the last UTF-16 unit, with the same texts
 * before and after it, model, voice, speed, format, language and options. The hash is the SHA-256 of these in a fixed order, each
 * text with its length before it, so that no two requests run into the same bytes. It begins with the version of that order: when
 * the order changes, old answers are not found any more. A model or format that was left to the provider is a value of its own, not
 * that of the provider's choice, which may change.
 *
 * <p>Immutable. It holds the text, for positions to be turned into words, and no key of a provider.
 */
public final class ChunkKey {

    private static final String VERSION = "ttsjobs chunk 1";

    private final String text;
    private final String sha256;

    private ChunkKey(String text, String sha256) {
        this.text = text;
        this.sha256 = sha256;
    }

    /**
     * Makes the key of a call.
     *
     * @param provider the name of the provider
     * @param request what it is asked
     * @return the key
     */
    public static ChunkKey of(String provider, SynthesisRequest request) {
        Objects.requireNonNull(provider, "provider");
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            write(provider, request, new FieldWriter(bytes));
            return new ChunkKey(request.text(), Sha256.of(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String provider, SynthesisRequest request, FieldWriter fields) throws IOException {
        fields.text(VERSION);
        fields.text(provider);
        fields.optionalText(request.model());
        fields.text(request.voiceId());
        fields.number(Double.doubleToLongBits(request.speed()));
        fields.optionalFormat(request.format());
        fields.optionalText(request.language().map(Locale::toLanguageTag));
        fields.count(request.options().size());
        for (Map.Entry<String, String> option : request.options().entrySet()) {
            fields.text(option.getKey());
            fields.text(option.getValue());
        }
        fields.text(request.text());
        fields.optionalText(request.previousText());
        fields.optionalText(request.nextText());
    }

    /**
     * The text that is spoken.
     *
     * @return the text of the chunk, without its neighbours
     */
    public String text() {
        return text;
    }

    /**
     * The hash of everything, fit for a file name.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String sha256() {
        return sha256;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChunkKey that && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "ChunkKey[" + sha256 + "]";
    }
}
