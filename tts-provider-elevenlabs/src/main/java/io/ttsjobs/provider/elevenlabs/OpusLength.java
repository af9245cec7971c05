package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.http.BodyBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Tells by its pages how long Opus in Ogg is: the granule position of the last one, less what players skip (RFC 7845,
 * section 4).
 */
final class OpusLength {

    private static final int OGG_S = 0x5367674F;
    private static final int PAGE_HEADER = 27;
    private static final int GRANULE = 6;
    private static final int SEGMENTS = 26;
    private static final int PRE_SKIP = 10;

    private OpusLength() {}

    /** Sample frames at 48 kHz, or empty if these are no whole pages. */
    static Optional<Long> samples(BodyBuffer audio) {
        try (InputStream pages = audio.open()) {
            long preSkip = -1;
            long granule = 0;
            for (byte[] header = pages.readNBytes(PAGE_HEADER); header.length > 0; ) {
                Optional<byte[]> body = body(header, pages);
                if (body.isEmpty() || (preSkip < 0 && body.get().length < PRE_SKIP + 2)) {
                    return Optional.empty();
                }
                if (preSkip < 0) {
                    preSkip = Short.toUnsignedInt(littleEndian(body.get()).getShort(PRE_SKIP));
                }
                // A page on which no packet ends has the position -1.
                granule = Math.max(granule, littleEndian(header).getLong(GRANULE));
                header = pages.readNBytes(PAGE_HEADER);
            }
            return preSkip < 0 ? Optional.empty() : Optional.of(Math.max(0, granule - preSkip));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail", e);
        }
    }

    private static Optional<byte[]> body(byte[] header, InputStream pages) throws IOException {
        if (header.length < PAGE_HEADER || littleEndian(header).getInt(0) != OGG_S) {
            return Optional.empty();
        }
        int length = 0;
        for (byte lace : pages.readNBytes(header[SEGMENTS] & 0xFF)) {
            length += lace & 0xFF;
        }
        byte[] body = pages.readNBytes(length);
        return body.length == length ? Optional.of(body) : Optional.empty();
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
