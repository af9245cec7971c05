package io.ttsjobs.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Writes tags as ID3v2.4.0 does ("ID3 tag version 2.4.0 - Main Structure" and "Chapter Frame Addendum").
 *
 * <p>A tag's size does not depend on the times in it, so it can be written before they are known, and once more after.
 */
final class Id3Tag {

    private static final byte UTF_8 = 3;
    private static final int MAX_CHILDREN = 255;
    private static final byte ORDERED = 1;
    private static final byte TOP_LEVEL = 2;

    /** Said instead of a byte offset, where the times are what counts. */
    private static final int NO_OFFSET = -1;

    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

    private Id3Tag() {}

    /**
     * Writes a tag.
     *
     * @param tags what to say
     * @param times when each chapter starts, and after the last one when the audio ends; unknown times as 0
     * @return the whole tag
     */
    static byte[] bytes(AudioTags tags, List<Duration> times) {
        Id3Tag tag = new Id3Tag();
        tags.title().ifPresent(title -> tag.add("TIT2", text(title)));
        tags.artist().ifPresent(artist -> tag.add("TPE1", text(artist)));
        tag.addContents(tags.chapters().size());
        for (int i = 0; i < tags.chapters().size(); i++) {
            tag.add("CHAP", chapter(i, tags.chapters().get(i).title(), times.get(i), times.get(i + 1)));
        }
        byte[] body = tag.frames.toByteArray();
        ByteBuffer whole = ByteBuffer.allocate(10 + body.length).put(ascii("ID3"));
        whole.put((byte) 4).put((byte) 0).put((byte) 0).putInt(synchsafe(body.length));
        return whole.put(body).array();
    }

    /** {@return a number that tells tags apart, which is the same whatever the times} */
    static long fingerprint(AudioTags tags) {
        byte[] untimed = bytes(tags, Collections.nCopies(tags.chapters().size() + 1, Duration.ZERO));
        CRC32 crc = new CRC32();
        crc.update(untimed);
        return (long) untimed.length << Integer.SIZE | crc.getValue();
    }

    /** A table lists 255 entries at most, so that of a longer book lists tables. */
    private void addContents(int chapters) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < chapters; i++) {
            ids.add(chapterId(i));
        }
        if (chapters > MAX_CHILDREN) {
            List<String> parts = new ArrayList<>();
            for (int from = 0; from < chapters; from += MAX_CHILDREN) {
                String part = "toc" + parts.size();
                parts.add(part);
                add("CTOC", contents(part, ORDERED, ids.subList(from, Math.min(chapters, from + MAX_CHILDREN))));
            }
            ids = parts;
        }
        if (chapters > 0) {
            add("CTOC", contents("toc", (byte) (TOP_LEVEL | ORDERED), ids));
        }
    }

    private static byte[] contents(String id, byte flags, List<String> children) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(terminated(id));
        out.write(flags);
        out.write(children.size());
        children.forEach(child -> out.writeBytes(terminated(child)));
        return out.toByteArray();
    }

    private static byte[] chapter(int index, String title, Duration start, Duration end) {
        byte[] id = terminated(chapterId(index));
        byte[] name = frame("TIT2", text(title));
        ByteBuffer out = ByteBuffer.allocate(id.length + 16 + name.length).put(id);
        out.putInt((int) start.toMillis())
                .putInt((int) end.toMillis())
                .putInt(NO_OFFSET)
                .putInt(NO_OFFSET);
        return out.put(name).array();
    }

    private static String chapterId(int index) {
        return "chp" + index;
    }

    private void add(String id, byte[] body) {
        frames.writeBytes(frame(id, body));
    }

    private static byte[] frame(String id, byte[] body) {
        ByteBuffer out = ByteBuffer.allocate(10 + body.length).put(ascii(id));
        return out.putInt(synchsafe(body.length)).putShort((short) 0).put(body).array();
    }

    private static byte[] text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + encoded.length).put(UTF_8).put(encoded).array();
    }

    private static byte[] terminated(String id) {
        return ascii(id + '\0');
    }

    /** Seven bits a byte, so that no size looks like the start of audio. */
    private static int synchsafe(int size) {
        if (size >= 1 << 28) {
            throw new AudioProcessingException("the tags take " + size + " bytes; ID3 allows less than " + (1 << 28));
        }
        return (size & 0x7F) | (size & 0x3F80) << 1 | (size & 0x1FC000) << 2 | (size & 0xFE00000) << 3;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
