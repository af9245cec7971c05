package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.spi.TextLimit;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What holds for the chunks of every text, whatever made them. */
enum ChunkRule {
    VERBATIM {
        @Override
        void check(String text, TextLimit limit, List<TextChunk> chunks) {
            assertThat(chunks).allMatch(c -> c.text().equals(text.substring(c.startChar(), c.endChar())));
        }
    },
    IN_ORDER {
        @Override
        void check(String text, TextLimit limit, List<TextChunk> chunks) {
            for (int i = 0; i < chunks.size(); i++) {
                assertThat(chunks.get(i).index()).isEqualTo(i);
                assertThat(chunks.get(i).startChar())
                        .isGreaterThanOrEqualTo(i == 0 ? 0 : chunks.get(i - 1).endChar());
            }
        }
    },
    NOTHING_LEFT_OUT {
        @Override
        void check(String text, TextLimit limit, List<TextChunk> chunks) {
            BitSet covered = new BitSet();
            chunks.forEach(c -> covered.set(c.startChar(), c.endChar()));
            for (int i = covered.nextClearBit(0); i < text.length(); i = covered.nextClearBit(i + 1)) {
                assertThat(CharacterTable.isWhite(text.charAt(i)))
                        .as("at %d", i)
                        .isTrue();
            }
        }
    },
    WITHIN_THE_LIMIT {
        @Override
        void check(String text, TextLimit limit, List<TextChunk> chunks) {
            assertThat(chunks).allMatch(c -> limit.fits(c.text()));
        }
    },
    /** But white space that carries a mark is not white: the two are one grapheme. */
    NO_WHITE_SPACE_AROUND {
        @Override
        void check(String text, TextLimit limit, List<TextChunk> chunks) {
            for (TextChunk chunk : chunks) {
                assertThat(graphemes(chunk.text())).first().matches(g -> !isWhite(g));
                assertThat(graphemes(chunk.text())).last().matches(g -> !isWhite(g));
            }
        }
    },
    /** White space may part from a mark that follows or precedes it: it is in no chunk. */
    NO_CUT_IN_A_GRAPHEME {
        @Override
        void check(String text, TextLimit limit, List<TextChunk> chunks) {
            BitSet legal = new BitSet();
            GRAPHEME.matcher(text).results().forEach(g -> legal.set(g.end()));
            for (int i = 1; i < chunks.size(); i++) {
                int end = chunks.get(i - 1).endChar();
                boolean side = end == chunks.get(i).startChar();
                assertThat(!side || legal.get(end)).as("cut at %d", end).isTrue();
            }
        }
    },
    /** Each chunk, cut again, is itself: a plan that is made anew from its chunks is the same plan. */
    STABLE {
        @Override
        void check(String text, TextLimit limit, List<TextChunk> chunks) {
            for (TextChunk chunk : chunks) {
                assertThat(chunker().chunk(chunk.text(), limit)).hasSize(1);
            }
        }
    };

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    abstract void check(String text, TextLimit limit, List<TextChunk> chunks);

    /** Whether a text can be cut at all: it is not blank, and none of its graphemes is over the limit. */
    static boolean allows(String text, TextLimit limit) {
        return !isWhite(text) && graphemes(text).stream().allMatch(limit::fits);
    }

    private static boolean isWhite(String text) {
        return text.chars().allMatch(c -> CharacterTable.isWhite((char) c));
    }

    private static List<String> graphemes(String text) {
        return GRAPHEME.matcher(text).results().map(MatchResult::group).toList();
    }

    private static TextChunker chunker() {
        return TextChunker.create();
    }
}
