package io.ttsjobs.audio;

/** The blocks of text and pictures that people put around and between the frames of MP3 and AAC. */
final class Mp3Tags {

    private static final int ID3V2_HEADER = 10;
    private static final int ID3V1 = 128;
    private static final int ID3V1_EXTENDED = 227;
    private static final int APE_HEADER = 32;

    private Mp3Tags() {}

    /** {@return whether a tag seems to start at an offset} */
    static boolean startAt(AudioInput in, int offset) {
        return in.startsWith("ID3", offset)
                || in.startsWith("TAG", offset)
                || in.startsWith("APETAGEX", offset)
                || in.startsWith("LYRICSBEGIN", offset);
    }

    /** Passes over the ID3v2 tags at the start of a chunk, whatever follows them. {@return whether there was one} */
    static boolean skipId3(AudioInput in) {
        boolean found = false;
        while (in.fill(ID3V2_HEADER) >= ID3V2_HEADER && in.startsWith("ID3", 0) && id3v2Length(in) > 0) {
            in.skip(id3v2Length(in));
            found = true;
        }
        return found;
    }

    /**
     * Measures the tag at the start of what is visible.
     *
     * @param in the chunk
     * @param inStep whether a frame ended here, so that something starts here
     * @return its size, as it claims it; 0 if there is none, or if, as with lyrics, it does not say at its start
     */
    static long length(AudioInput in, boolean inStep) {
        if (in.startsWith("ID3", 0)) {
            return in.fill(ID3V2_HEADER) < ID3V2_HEADER ? 0 : id3v2Length(in);
        }
        if (in.startsWith("APETAGEX", 0)) {
            return in.fill(APE_HEADER) < APE_HEADER ? 0 : apeLength(in);
        }
        // Three letters alone are too little to believe in the middle of junk.
        if (inStep && in.startsWith("TAG+", 0)) {
            return ID3V1_EXTENDED;
        }
        return inStep && in.startsWith("TAG", 0) ? ID3V1 : 0;
    }

    private static long id3v2Length(AudioInput in) {
        long size = 0;
        for (int i = 6; i < ID3V2_HEADER; i++) {
            if (in.at(i) >= 0x80) {
                return 0;
            }
            size = size << 7 | in.at(i);
        }
        boolean footer = (in.at(5) & 0x10) != 0;
        return in.at(3) == 0xFF || in.at(4) == 0xFF ? 0 : ID3V2_HEADER + size + (footer ? ID3V2_HEADER : 0);
    }

    /** The size counts the items and the footer; at the end of a tag, all but the footer has gone by as junk. */
    private static long apeLength(AudioInput in) {
        boolean header = (in.at(23) & 0x20) != 0;
        return header ? APE_HEADER + in.little32(12) : APE_HEADER;
    }
}
