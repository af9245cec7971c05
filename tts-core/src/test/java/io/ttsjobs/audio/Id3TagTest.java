package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads tags back by the letter of the specification. */
class Id3TagTest {

    /** A frame as it stands in a tag; each character of its body is a byte. */
    private record Frame(String id, String body) {
        String text() {
            return new String(bytes(1), StandardCharsets.UTF_8);
        }

        String element() {
            return body.substring(0, body.indexOf(0));
        }

        ByteBuffer afterElement() {
            return ByteBuffer.wrap(bytes(body.indexOf(0) + 1));
        }

        private byte[] bytes(int from) {
            return body.substring(from).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static List<Frame> frames(byte[] tag) {
        ByteBuffer in = ByteBuffer.wrap(tag);
        assertThat(new String(tag, 0, 3, StandardCharsets.US_ASCII)).isEqualTo("ID3");
        in.position(6);
        assertThat(size(in)).isEqualTo(tag.length - 10);
        List<Frame> frames = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] id = new byte[4];
            in.get(id);
            byte[] body = new byte[size(in)];
            in.getShort();
            in.get(body);
            frames.add(new Frame(
                    new String(id, StandardCharsets.US_ASCII), new String(body, StandardCharsets.ISO_8859_1)));
        }
        return frames;
    }

    private static int size(ByteBuffer in) {
        int size = 0;
        for (int i = 0; i < 4; i++) {
            size = size * 128 + in.get();
        }
        return size;
    }

    private static List<Frame> tag(AudioTags tags, Duration... times) {
        return frames(Id3Tag.bytes(tags, List.of(times)));
    }

    @Test
    void bytes_titleAndArtist_areUtf8() {
        List<Frame> frames =
                tag(AudioTags.builder().title("Größe").artist("H. Melville").build(), Duration.ZERO);
        assertThat(frames).extracting(Frame::id).containsExactly("TIT2", "TPE1");
        assertThat(frames).extracting(Frame::text).containsExactly("Größe", "H. Melville");
        assertThat(frames.get(0).body()).startsWith("\u0003");
    }

    @Test
    void bytes_chapters_haveTheirTimesInMilliseconds() {
        AudioTags tags =
                AudioTags.builder().addChapter("One", 0).addChapter("Two", 4).build();
        List<Frame> frames = tag(tags, Duration.ZERO, Duration.ofMillis(70_000), Duration.ofMillis(90_500));
        ByteBuffer second = frames.get(2).afterElement();
        assertThat(frames.get(2).element()).isEqualTo("chp1");
        assertThat(second.getInt()).isEqualTo(70_000);
        assertThat(second.getInt()).isEqualTo(90_500);
    }

    @Test
    void bytes_chapters_areListedInOrder() {
        AudioTags tags =
                AudioTags.builder().addChapter("One", 0).addChapter("Two", 4).build();
        Frame contents = tag(tags, Duration.ZERO, Duration.ZERO, Duration.ZERO).get(0);
        assertThat(contents.body()).isEqualTo("toc\0\u0003\u0002chp0\0chp1\0");
    }

    @Test
    void bytes_moreChaptersThanATableHolds_areListedInTables() {
        AudioTags.Builder tags = AudioTags.builder();
        for (int i = 0; i < 600; i++) {
            tags.addChapter("Chapter " + i, i);
        }
        List<Frame> contents = frames(Id3Tag.bytes(tags.build(), Collections.nCopies(601, Duration.ZERO))).stream()
                .filter(frame -> frame.id().equals("CTOC"))
                .toList();
        assertThat(contents).extracting(Frame::element).containsExactly("toc0", "toc1", "toc2", "toc");
        assertThat(contents)
                .extracting(frame -> frame.afterElement().getShort() & 0xFF)
                .containsExactly(255, 255, 90, 3);
    }

    @Test
    void bytes_otherTimes_areOfTheSameSize() {
        AudioTags tags = AudioTags.builder().addChapter("One", 0).build();
        assertThat(Id3Tag.bytes(tags, List.of(Duration.ZERO, Duration.ofHours(30))))
                .hasSameSizeAs(Id3Tag.bytes(tags, List.of(Duration.ZERO, Duration.ZERO)));
    }
}
