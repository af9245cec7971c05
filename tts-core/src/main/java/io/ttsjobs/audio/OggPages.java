package io.ttsjobs.audio;

/**
 * Walks through the Ogg pages of a chunk (RFC 3533), and proves that none is missing.
 *
 * <p>What is not whole is not guessed at. A page with a wrong checksum, a page out of order, and a stream that begins
 * before the one before it has ended are errors. Bytes between two pages go by, if the pages follow each other by their
 * numbers: nothing was lost then. At the end of the chunk, a page that was cut off is dropped.
 */
final class OggPages {

    private static final int HEADER_BYTES = 27;
    private static final int CRC_OFFSET = 22;
    private static final int CONTINUED = 1;
    private static final int FIRST = 2;
    private static final int LAST = 4;
    private static final String MARK = "OggS";

    /** Each junk byte may look like a page whose checksum is to be worked out, so there is an end to that. */
    private static final int MAX_JUNK_BYTES = 64 * 1024;

    private static final byte[] NO_CRC = new byte[4];

    private final AudioInput in;
    private int size;
    private boolean inStream;
    private long serial;
    private long number;
    private int droppedBytes;

    OggPages(AudioInput in) {
        this.in = in;
    }

    /**
     * Goes on to the next page, which is then at the input's position and wholly visible.
     *
     * @return false at the end of the chunk
     */
    boolean next() {
        in.advance(size);
        size = 0;
        long junk = 0;
        boolean cut = false;
        while (in.fill(HEADER_BYTES) > 0) {
            if (mayStartPage()) {
                int claimed = measure();
                boolean whole = in.fill(claimed) >= claimed;
                if (whole && hasRightChecksum(claimed)) {
                    size = claimed;
                    follow();
                    return true;
                }
                if (junk == 0 && whole) {
                    throw in.error("is damaged: an Ogg page after page " + number + " has a wrong checksum");
                }
                cut |= junk == 0;
            }
            in.advance(1);
            junk++;
            if (++droppedBytes > MAX_JUNK_BYTES) {
                throw in.error("is damaged: more than " + MAX_JUNK_BYTES + " of its bytes are in no Ogg page");
            }
        }
        if (junk > 0 && inStream && !cut) {
            throw in.error("is damaged: its last " + junk + " bytes are no Ogg page");
        }
        return false;
    }

    /** {@return whether the visible bytes are the start of a page, as far as the chunk goes} */
    private boolean mayStartPage() {
        int available = Math.min(in.fill(HEADER_BYTES), MARK.length());
        return in.startsWith(MARK.substring(0, available), 0);
    }

    /** {@return what the page takes by its header; more than is there if even the header is cut off} */
    private int measure() {
        if (in.fill(HEADER_BYTES) < HEADER_BYTES || in.fill(HEADER_BYTES + segments()) < HEADER_BYTES + segments()) {
            return AudioInput.WINDOW_BYTES;
        }
        int bytes = bodyOffset();
        for (int i = 0; i < segments(); i++) {
            bytes += lacing(i);
        }
        return bytes;
    }

    private boolean hasRightChecksum(int bytes) {
        int at = in.position();
        int crc = OggCrc.update(0, in.window(), at, CRC_OFFSET);
        crc = OggCrc.update(crc, NO_CRC, 0, NO_CRC.length);
        int rest = CRC_OFFSET + NO_CRC.length;
        crc = OggCrc.update(crc, in.window(), at + rest, bytes - rest);
        return Integer.toUnsignedLong(crc) == in.little32(CRC_OFFSET);
    }

    private void follow() {
        if (in.at(4) != 0) {
            throw in.error("is Ogg of version " + in.at(4) + "; only version 0 is known");
        }
        long ours = in.little32(14);
        long next = in.little32(18);
        if (isFirst()) {
            if (inStream) {
                throw in.error(
                        "holds a second Ogg stream that begins before the first one ends;" + " that cannot be joined");
            }
            serial = ours;
        } else if (!inStream) {
            throw in.error("holds an Ogg page that belongs to no stream: its stream has not begun, or has ended");
        } else if (ours != serial) {
            throw in.error("holds Ogg streams one inside the other; that cannot be joined");
        } else if (next != (number + 1 & 0xFFFFFFFFL)) {
            throw in.error("is damaged: after Ogg page " + number + " comes page " + next);
        }
        number = next;
        inStream = !isLast();
    }

    /** {@return bytes so far that belong to no page, or to one that is broken off} */
    int droppedBytes() {
        return droppedBytes;
    }

    /** {@return whether the page begins a stream} */
    boolean isFirst() {
        return (in.at(5) & FIRST) != 0;
    }

    /** {@return whether the page ends its stream} */
    boolean isLast() {
        return (in.at(5) & LAST) != 0;
    }

    /** {@return whether the page begins within a packet} */
    boolean isContinued() {
        return (in.at(5) & CONTINUED) != 0;
    }

    /** {@return the position that the page states for the end of the last packet that ends on it; -1 if none does} */
    long granule() {
        return in.little32(6) | in.little32(10) << 32;
    }

    /** {@return the number that the page carries} */
    long number() {
        return number;
    }

    /** {@return how many segments the body has} */
    int segments() {
        return in.at(26);
    }

    /** {@return the size of a segment; a packet ends where it is below 255} */
    int lacing(int segment) {
        return in.at(HEADER_BYTES + segment);
    }

    /** {@return where the body starts, counted from the input's position} */
    int bodyOffset() {
        return HEADER_BYTES + segments();
    }
}
