package io.ttsjobs.audio;

/** Reads the frame headers of one Opus packet (RFC 6716, section 3). */
final class OpusPacket {

    /** What Opus counts in, whatever was recorded. */
    static final int SAMPLE_RATE = 48_000;

    private static final int MAX_FRAME_BYTES = 1275;
    private static final int MAX_SAMPLES = 5760;

    private final byte[] bytes;
    private int at;
    private int end;

    private OpusPacket(byte[] bytes, int offset, int size) {
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + size;
    }

    /** {@return the sample frames at 48 kHz that a packet has; 0 if it breaks a rule of section 3.4} */
    static int samples(byte[] bytes, int offset, int size) {
        return size == 0 ? 0 : new OpusPacket(bytes, offset, size).samples();
    }

    private int samples() {
        int toc = next();
        int samples = frameSamples(toc >> 3);
        return switch (toc & 3) {
            case 0 -> areEqual(1) ? samples : 0;
            case 1 -> areEqual(2) ? 2 * samples : 0;
            case 2 -> areSized(2) ? 2 * samples : 0;
            default -> manySamples(samples);
        };
    }

    private static int frameSamples(int config) {
        if (config < 12) {
            return (config & 3) == 3 ? 2880 : 480 << (config & 3);
        }
        return config < 16 ? 480 << (config & 1) : 120 << (config & 3);
    }

    private int manySamples(int frameSamples) {
        if (at == end) {
            return 0;
        }
        int head = next();
        int count = head & 0x3F;
        if (count == 0 || count * frameSamples > MAX_SAMPLES || ((head & 0x40) != 0 && !dropPadding())) {
            return 0;
        }
        return ((head & 0x80) == 0 ? areEqual(count) : areSized(count)) ? count * frameSamples : 0;
    }

    private boolean dropPadding() {
        int size;
        do {
            if (at >= end) {
                return false;
            }
            size = next();
            end -= Math.min(size, 254);
        } while (size == 255);
        return at <= end;
    }

    private boolean areEqual(int count) {
        int rest = end - at;
        return rest % count == 0 && rest / count <= MAX_FRAME_BYTES;
    }

    private boolean areSized(int count) {
        int sum = 0;
        for (int i = 1; i < count; i++) {
            if (at >= end || (byteAt(at) >= 252 && at + 1 >= end)) {
                return false;
            }
            int size = next();
            sum += size < 252 ? size : size + 4 * next();
        }
        int last = end - at - sum;
        return last >= 0 && last <= MAX_FRAME_BYTES;
    }

    private int next() {
        return byteAt(at++);
    }

    private int byteAt(int index) {
        return bytes[index] & 0xFF;
    }
}
