package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TextUnit;
import io.ttsjobs.spi.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChunkStreamTest {

    private static final String PROSE =
            "It was a dark night, Mr. Holmes. Nobody came! “Who is it?” he said. ".repeat(40);

    private final TextChunker chunker = TextChunker.create();

    @ParameterizedTest
    @EnumSource(TextUnit.class)
    void append_anySlices_giveTheSameChunks(TextUnit unit) {
        for (long seed = 0; seed < 500; seed++) {
            RandomText random = new RandomText(seed);
            TextLimit limit = TextLimit.of(30 + random.nextInt(100), unit);
            String text = random.next(300);
            if (ChunkRule.allows(text, limit)) {
                assertThat(slices(text, limit, random, 1 + random.nextInt(40)))
                        .as("seed %d", seed)
                        .isEqualTo(slices(text, limit, random, text.length()));
            }
        }
    }

    @Test
    void append_unitByUnit_givesTheSameChunksAsAtOnce() {
        String text = "Dr. No\r\n\r\nlives. \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 e\u0301! ".repeat(60);
        TextLimit limit = TextLimit.utf8Bytes(60).and(TextLimit.codePoints(40));

        assertThat(slices(text, limit, new RandomText(1), 1))
                .isEqualTo(slices(text, limit, new RandomText(1), text.length()));
    }

    @Test
    void finish_textShorterThanTheLookAhead_cutsAsTheChunkerDoes() {
        String text = PROSE.substring(0, 290);

        assertThat(slices(text, TextLimit.utf16(100), new RandomText(1), 7))
                .extracting(StreamedChunk::text)
                .containsExactlyElementsOf(chunker.chunk(text, TextLimit.utf16(100), Locale.ENGLISH).stream()
                        .map(TextChunk::text)
                        .toList());
    }

    @Test
    void append_afterTheFailureWasTold_failsAgain() {
        ChunkStream stream = chunker.open(TextLimit.codePoints(1), Locale.ENGLISH);
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> stream.append("e\u0301 and more"));

        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> stream.append("a"));
        assertThatExceptionOfType(ValidationException.class).isThrownBy(stream::finish);
    }

    @Test
    void append_threeLimitsHaveCome_givesAChunk() {
        ChunkStream stream = chunker.open(TextLimit.utf16(100), Locale.ENGLISH);

        assertThat(stream.append(PROSE.substring(0, 300))).isEmpty();
        assertThat(stream.append(PROSE.substring(300, 301))).hasSize(1);
    }

    @Test
    void append_anyStretchOfProse_isHeldForThreeLimitsAtMost() {
        ChunkStream stream = chunker.open(TextLimit.utf16(100), Locale.ENGLISH);
        long given = 0;
        for (int i = 0; i < PROSE.length(); i++) {
            for (StreamedChunk chunk : stream.append(PROSE.substring(i, i + 1))) {
                given = chunk.endChar();
            }
            assertThat(i + 1 - given).isLessThanOrEqualTo(301);
        }
    }

    @Test
    void append_severalChunks_areNumberedAndSpanTheStream() {
        ChunkStream stream = chunker.open(TextLimit.utf16(12), Locale.ENGLISH);
        List<StreamedChunk> chunks = new ArrayList<>(stream.append(" \n One is it. Two is it."));
        chunks.addAll(stream.append("  Three is it."));
        chunks.addAll(stream.finish());

        assertThat(chunks)
                .containsExactly(
                        new StreamedChunk("One is it.", 3, 0),
                        new StreamedChunk("Two is it.", 14, 1),
                        new StreamedChunk("Three is it.", 26, 2));
    }

    @Test
    void append_abbreviationAtTheEndOfAPiece_waitsForWhatFollows() {
        ChunkStream stream = chunker.open(TextLimit.utf16(36), Locale.ENGLISH);
        List<StreamedChunk> chunks = new ArrayList<>(stream.append("He went to see Dr."));
        chunks.addAll(stream.append(" Watson. They left soon after that was done."));
        chunks.addAll(stream.finish());

        assertThat(chunks)
                .extracting(StreamedChunk::text)
                .containsExactly("He went to see Dr. Watson.", "They left soon after that was done.");
    }

    @Test
    void append_whiteSpaceWithoutEnd_isNotHeld() {
        ChunkStream stream = chunker.open(TextLimit.utf16(10), Locale.ENGLISH);
        for (int i = 0; i < 1000; i++) {
            assertThat(stream.append(" ".repeat(1000))).isEmpty();
        }
        stream.append("end");

        assertThat(stream.finish()).containsExactly(new StreamedChunk("end", 1_000_000, 0));
    }

    @Test
    void finish_nothingButWhiteSpace_isNoChunk() {
        ChunkStream stream = chunker.open(TextLimit.utf16(10), Locale.ROOT);

        assertThat(stream.append(" \n ")).isEmpty();
        assertThat(stream.finish()).isEmpty();
    }

    @Test
    void append_characterLargerThanTheLimit_isToldAfterTheChunksBefore() {
        ChunkStream stream = chunker.open(TextLimit.utf16(6), Locale.ROOT);
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        assertThat(stream.append("One. Two. Three. Four. Five. " + family + " Six. Seven. Eight. Nine."))
                .isNotEmpty();
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> stream.append("more"))
                .withMessageContaining("takes 8");
    }

    @Test
    void append_afterFinish_isRefused() {
        ChunkStream stream = chunker.open(TextLimit.utf16(6), Locale.ROOT);
        stream.finish();

        assertThatIllegalStateException().isThrownBy(() -> stream.append("x")).withMessageContaining("finished");
        assertThatIllegalStateException().isThrownBy(stream::finish).withMessageContaining("finished");
    }

    @Test
    void open_chunkerOfOnesOwn_streamsToo() {
        TextChunker words = (text, limit, language) -> {
            List<TextChunk> chunks = new ArrayList<>();
            int start = 0;
            for (String word : text.split(" ", -1)) {
                chunks.add(new TextChunk(word, start, start + word.length(), 0, 1));
                start += word.length() + 1;
            }
            return chunks;
        };
        ChunkStream stream = words.open(TextLimit.utf16(5), Locale.ROOT);
        List<StreamedChunk> chunks = new ArrayList<>(stream.append("one two three four five six"));
        chunks.addAll(stream.finish());

        assertThat(chunks)
                .extracting(StreamedChunk::text)
                .containsExactly("one", "two", "three", "four", "five", "six");
    }

    @Test
    void streamedChunk_negativeFigures_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamedChunk("x", -1, 0))
                .withMessageContaining("startChar must not be negative, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StreamedChunk("x", 0, -1))
                .withMessageContaining("index must not be negative, but is -1");
    }

    @Test
    void toString_chunk_doesNotShowTheText() {
        assertThat(new StreamedChunk("secret", 5_000_000_000L, 2))
                .hasToString("StreamedChunk[2, 5000000000 to 5000000006]");
    }

    private List<StreamedChunk> slices(String text, TextLimit limit, RandomText random, int longest) {
        ChunkStream stream = chunker.open(limit, Locale.ENGLISH);
        List<StreamedChunk> chunks = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int to = Math.min(text.length(), at + 1 + random.nextInt(longest));
            chunks.addAll(stream.append(text.substring(at, to)));
            at = to;
        }
        chunks.addAll(stream.finish());
        return chunks;
    }
}
