package io.ttsjobs.audio;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the audio packets of a chunk, stream by stream, and counts its samples.
 *
 * <p>A page states the position of its end. On the last page of a stream, what that lacks is to be dropped by players. On
 * the first page, what it has too much is where the recording of the stream began. Anywhere else both are the same, or
 * else positions are not known exactly.
 */
final class OpusWalk {

    private static final long NO_GRANULE = -1;

    private final AudioInput in;
    private final OggPackets packets;
    private boolean atHead;

    @Nullable
    private OpusHead head;

    private int duration;
    private long total;
    private long granuleAtStart;
    private boolean startKnown;
    private long trim;
    private boolean exact;

    OpusWalk(AudioInput in) {
        this.in = in;
        this.packets = new OggPackets(in);
    }

    /**
     * Goes on to the next stream and past its headers, once the one before has ended.
     *
     * @return false at the end of the chunk
     */
    boolean nextStream() {
        if (!atHead && !packets.next()) {
            return false;
        }
        atHead = false;
        head = OpusHead.read(packets, in);
        // Tags are of this chunk alone, and may be of any size; they are passed over.
        if (!packets.next() || packets.isFirst() || !isTags()) {
            throw in.error("is Opus without its second header (OpusTags), which cannot be joined");
        }
        total = 0;
        granuleAtStart = 0;
        startKnown = false;
        trim = 0;
        exact = true;
        return true;
    }

    private boolean isTags() {
        int size = (int) Math.min(packets.size(), OggPackets.MAX_BYTES);
        ByteBuffer packet =
                ByteBuffer.wrap(packets.bytes(), packets.offset(), size).slice();
        return OpusHead.startsWith(packet, "OpusTags");
    }

    /**
     * Goes on to the next packet of the stream.
     *
     * @return false at the end of the stream
     */
    boolean next() {
        if (!packets.next()) {
            return false;
        }
        if (packets.isFirst()) {
            atHead = true;
            return false;
        }
        if (packets.size() > OggPackets.MAX_BYTES) {
            throw in.error("holds a packet of " + packets.size() + " bytes; an Opus packet has " + OggPackets.MAX_BYTES
                    + " at most");
        }
        duration = OpusPacket.samples(packets.bytes(), packets.offset(), size());
        if (duration == 0) {
            throw in.error("holds a packet of " + size() + " bytes that is no Opus packet");
        }
        total += duration;
        if (packets.isLastOfPage() && packets.granule() != NO_GRANULE) {
            compare(packets.granule(), packets.isOnLastPage());
        }
        return true;
    }

    private void compare(long granule, boolean last) {
        long surplus = granule - granuleAtStart - total;
        if (last && surplus <= 0 && surplus >= -total) {
            trim = -surplus;
        } else if (surplus != 0) {
            exact &= !startKnown && surplus > 0;
            granuleAtStart += surplus;
        }
        startKnown = true;
    }

    /** {@return the header of the stream} */
    OpusHead head() {
        return Objects.requireNonNull(head, "head");
    }

    /** {@return the buffer that holds the packet} */
    byte[] bytes() {
        return packets.bytes();
    }

    /** {@return where in {@link #bytes()} the packet starts} */
    int offset() {
        return packets.offset();
    }

    /** {@return the size of the packet} */
    int size() {
        return (int) packets.size();
    }

    /** {@return the sample frames of the packet, at 48 kHz} */
    int duration() {
        return duration;
    }

    /** {@return the sample frames of all packets of the stream so far} */
    long total() {
        return total;
    }

    /** {@return the sample frames at the end of the stream that players drop, once the end is reached} */
    long trim() {
        return trim;
    }

    /** {@return whether all pages of the stream so far stated positions that can be} */
    boolean isExact() {
        return exact;
    }

    /** {@return bytes of the chunk so far that are in no whole page} */
    int droppedBytes() {
        return packets.droppedBytes();
    }
}
