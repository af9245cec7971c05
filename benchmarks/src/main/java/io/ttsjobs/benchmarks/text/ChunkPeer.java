package io.ttsjobs.benchmarks.text;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.segment.TextSegment;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextChunker;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** Who cuts books into chunks of at most so many UTF-16 units. */
public enum ChunkPeer {
    /** This library: the cheapest of all ways to cut. */
    TTSJOBS {
        @Override
        List<String> chunk(Book book, int max) {
            return TextChunker.create().chunk(book.text(), TextLimit.utf16(max), book.language()).stream()
                    .map(TextChunk::text)
                    .toList();
        }
    },
    /** LangChain4j's recommended splitter: paragraphs, then lines, sentences, words, characters. */
    LANGCHAIN4J {
        @Override
        List<String> chunk(Book book, int max) {
            return DocumentSplitters.recursive(max, 0).split(Document.from(book.text())).stream()
                    .map(TextSegment::text)
                    .toList();
        }
    },
    /** Each chunk ends with the last sentence that fits, by the JDK's iterator. */
    GREEDY_LAST {
        @Override
        List<String> chunk(Book book, int max) {
            Seams seams = new Seams(book, SentenceEnds.jdk(book));
            return new GreedyChunker(book.text(), List.of(atLeast(Seam.SENTENCE, seams), clause(seams), word(seams)))
                    .chunk(max);
        }
    },
    /** Each chunk ends with the strongest boundary of its second half. */
    GREEDY_STRONGEST {
        @Override
        List<String> chunk(Book book, int max) {
            Seams seams = new Seams(book, SentenceEnds.jdk(book));
            List<IntPredicate> wishes = List.of(
                    atLeast(Seam.PARAGRAPH, seams),
                    atLeast(Seam.LINE, seams),
                    atLeast(Seam.SENTENCE, seams),
                    clause(seams),
                    word(seams));
            return new GreedyChunker(book.text(), wishes).chunkFromHalf(max);
        }
    },
    /** A few lines of code: sentences by {@link SentencePeer#REGEX}, packed while they fit; else the last white space. */
    REGEX_GREEDY {
        @Override
        List<String> chunk(Book book, int max) {
            BitSet ends = SentenceEnds.regex(book);
            IntPredicate white = at -> Whites.isWhite(book.text().charAt(at));
            return new GreedyChunker(book.text(), List.of(ends::get, white)).chunk(max);
        }
    };

    /** The chunks of a book, in order; verbatim or not. */
    abstract List<String> chunk(Book book, int max);

    private static IntPredicate atLeast(Seam wish, Seams seams) {
        return at -> seams.at(at).compareTo(wish) <= 0;
    }

    private static IntPredicate clause(Seams seams) {
        return atLeast(Seam.CLAUSE, seams);
    }

    private static IntPredicate word(Seams seams) {
        return atLeast(Seam.WORD, seams);
    }
}
