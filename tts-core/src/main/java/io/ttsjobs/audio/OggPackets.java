package io.ttsjobs.audio;

/** Takes the packets of a chunk out of its Ogg pages, across page boundaries. */
final class OggPackets {

    /** What RFC 7845, section 6, lets a packet of one stream have; no larger one can be all sound. */
    static final int MAX_BYTES = 61_440;

    private static final int UNENDING = 255;

    private final AudioInput in;
    private final OggPages pages;

    /** The packet that began on a page that is gone; made when first needed, for in most chunks none does. */
    private byte[] spill = new byte[0];

    private boolean onPage;
    private int segment;
    private int pageOffset;
    private int held;
    private byte[] bytes = spill;
    private int offset;
    private long size;
    private boolean atStart;
    private boolean first;
    private boolean lastOfPage;

    OggPackets(AudioInput in) {
        this.in = in;
        this.pages = new OggPages(in);
    }

    /**
     * Goes on to the next packet.
     *
     * @return false at the end of the chunk; a packet without an end is dropped
     */
    boolean next() {
        held = 0;
        size = 0;
        do {
            if (onPage && takeFromPage()) {
                return true;
            }
        } while (turnPage());
        return false;
    }

    /** Takes what the page has of the packet. {@return whether that is its end} */
    private boolean takeFromPage() {
        int start = pageOffset;
        boolean ended = false;
        while (!ended && segment < pages.segments()) {
            int lacing = pages.lacing(segment++);
            pageOffset += lacing;
            ended = lacing < UNENDING;
        }
        int taken = pageOffset - start;
        size += taken;
        if (!ended || held > 0) {
            hold(in.position() + start, taken);
        } else {
            bytes = in.window();
            offset = in.position() + start;
        }
        if (ended) {
            first = atStart;
            atStart = false;
            lastOfPage = !endsPacketFrom(segment);
        }
        return ended;
    }

    private boolean endsPacketFrom(int start) {
        for (int i = start; i < pages.segments(); i++) {
            if (pages.lacing(i) < UNENDING) {
                return true;
            }
        }
        return false;
    }

    private void hold(int start, int length) {
        if (spill.length == 0 && length > 0) {
            spill = new byte[MAX_BYTES];
        }
        int kept = Math.min(length, spill.length - held);
        System.arraycopy(in.window(), start, spill, held, kept);
        held += kept;
        bytes = spill;
        offset = 0;
    }

    private boolean turnPage() {
        onPage = pages.next();
        if (onPage) {
            if (pages.isContinued() != (size > 0 && !pages.isFirst())) {
                throw in.error("is damaged: Ogg page " + pages.number()
                        + (pages.isContinued() ? " goes on with a packet that did not begin" : " breaks off a packet"));
            }
            segment = 0;
            pageOffset = pages.bodyOffset();
            if (pages.isFirst()) {
                held = 0;
                size = 0;
                atStart = true;
            }
        }
        return onPage;
    }

    /** {@return the buffer that holds the packet until the next one is asked for} */
    byte[] bytes() {
        return bytes;
    }

    /** {@return where in {@link #bytes()} the packet starts} */
    int offset() {
        return offset;
    }

    /** {@return the size of the packet, of which no more than {@link #MAX_BYTES} may be there} */
    long size() {
        return size;
    }

    /** {@return whether the packet is the first of a stream} */
    boolean isFirst() {
        return first;
    }

    /** {@return whether the packet is the last to end on its page, whose position is that of its end} */
    boolean isLastOfPage() {
        return lastOfPage;
    }

    /** {@return the position that the page states on which the packet ends} */
    long granule() {
        return pages.granule();
    }

    /** {@return whether the stream ends with the page on which the packet ends} */
    boolean isOnLastPage() {
        return pages.isLast();
    }

    /** {@return bytes so far that belong to no page, or to one that is broken off} */
    int droppedBytes() {
        return pages.droppedBytes();
    }
}
