package io.ttsjobs.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads back the granules of a mono MP3 stream that holds at most one spectral line in each, bit by bit after ISO/IEC
 * 11172-3, section 2.4.1.7, and 13818-3.
 */
final class Mp3Granules {

    /** A granule: the index of its one line, or -1 if it is silent; the sign of the line; the gain. */
    record Granule(int line, boolean negative, int gain) {}

    private static final List<String> LONE_ONES = List.of("0111", "0110", "0100", "0101");

    private final byte[] mp3;
    private int position;

    private Mp3Granules(byte[] mp3) {
        this.mp3 = mp3;
    }

    /** The granules of all frames from {@code start} on. */
    static List<Granule> read(byte[] mp3, int start) {
        List<Granule> granules = new ArrayList<>();
        Mp3Granules reader = new Mp3Granules(mp3);
        for (int at = start; at < mp3.length; ) {
            Mp3FrameHeader header =
                    Mp3FrameHeader.parse(reader.at(8 * at).bits(32)).orElseThrow();
            granules.addAll(reader.frame(at, header));
            at += header.size();
        }
        return granules;
    }

    private List<Granule> frame(int start, Mp3FrameHeader header) {
        at(8 * (start + 4));
        int sideInfo = header.mpeg1() ? 17 : 9;
        requireZero(bits(header.mpeg1() ? 18 : 9), "main_data_begin, private bits and scfsi");
        int count = header.mpeg1() ? 2 : 1;
        int data = 8 * (start + 4 + sideInfo);
        List<Granule> granules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = bits(12);
            requireZero(bits(9), "big_values");
            int gain = bits(8);
            requireZero(bits(header.mpeg1() ? 30 : 17), "scalefac_compress to");
            requireZero(bits(header.mpeg1() ? 0 : 17), "count1table_select");
            int next = position;
            granules.add(spectrum(data, length, gain));
            data += length;
            at(next);
        }
        if (data > 8 * (start + header.size())) {
            throw new AssertionError("the spectrum is longer than the frame at " + start);
        }
        return granules;
    }

    private Granule spectrum(int from, int length, int gain) {
        if (length == 0) {
            return new Granule(-1, false, gain);
        }
        at(from);
        int fours = 0;
        while (bits(1) == 1) {
            fours++;
        }
        String code = "0" + bits(1) + bits(1) + bits(1);
        boolean negative = bits(1) == 1;
        if (position != from + length) {
            throw new AssertionError("part2_3_length is " + length + ", but the spectrum has " + (position - from));
        }
        return new Granule(4 * fours + LONE_ONES.indexOf(code), negative, gain);
    }

    private Mp3Granules at(int bit) {
        position = bit;
        return this;
    }

    private int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++, position++) {
            value = (value << 1) | ((mp3[position / 8] >> (7 - position % 8)) & 1);
        }
        return value;
    }

    private static void requireZero(int bits, String name) {
        if (bits != 0) {
            throw new AssertionError(name + " must be 0, but is " + bits);
        }
    }
}
