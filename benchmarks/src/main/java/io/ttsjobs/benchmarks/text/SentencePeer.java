package io.ttsjobs.benchmarks.text;

import dev.langchain4j.data.document.splitter.DocumentBySentenceSplitter;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;

/** Who finds sentences, each as its own documentation has it used. */
public enum SentencePeer {
    /** This library. */
    TTSJOBS("spans"),
    /** The JDK's iterator, merely run through: what all the others are compared with. */
    JDK("nothing"),
    /** The JDK's iterator with its spans put into a list, which is what this library makes. */
    JDK_SPANS("spans"),
    /** ICU4J's iterator with its spans put into a list. */
    ICU_SPANS("spans"),
    /** OpenNLP with its models of Universal Dependencies: English, German and French alone. */
    OPENNLP("spans"),
    /** LangChain4j, which knows one language: its model is OpenNLP's of English. */
    LANGCHAIN4J("strings"),
    /** One line of code: white space after an end mark. */
    REGEX("strings");

    /** What the simplest splitters cut at. */
    static final Pattern WHITE_AFTER_MARK = Pattern.compile("(?<=[.!?])\\s+");

    private final String yields;

    SentencePeer(String yields) {
        this.yields = yields;
    }

    /** What it makes of a text: spans, strings or nothing. */
    String yields() {
        return yields;
    }

    /**
     * Makes it ready for a language.
     *
     * @throws IllegalArgumentException if it has no model of that language
     */
    Function<String, Object> open(Locale language) {
        return switch (this) {
            case TTSJOBS -> ttsjobs(language);
            case JDK -> jdk(language);
            case JDK_SPANS -> jdkSpans(language);
            case ICU_SPANS -> icuSpans(language);
            case OPENNLP -> openNlp(language);
            case LANGCHAIN4J -> langChain4j();
            case REGEX -> WHITE_AFTER_MARK::split;
        };
    }

    private static Function<String, Object> ttsjobs(Locale language) {
        SentenceSplitter splitter = SentenceSplitter.create();
        return text -> splitter.split(text, language);
    }

    private static Function<String, Object> jdk(Locale language) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(language);
        return text -> {
            sentences.setText(text);
            int count = 0;
            while (sentences.next() != BreakIterator.DONE) {
                count++;
            }
            return count;
        };
    }

    private static Function<String, Object> jdkSpans(Locale language) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(language);
        return text -> {
            sentences.setText(text);
            List<TextSpan> spans = new ArrayList<>();
            int start = sentences.first();
            for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
                spans.add(new TextSpan(start, end));
                start = end;
            }
            return spans;
        };
    }

    private static Function<String, Object> icuSpans(Locale language) {
        com.ibm.icu.text.BreakIterator sentences = com.ibm.icu.text.BreakIterator.getSentenceInstance(language);
        return text -> {
            sentences.setText(text);
            List<TextSpan> spans = new ArrayList<>();
            int start = sentences.first();
            for (int end = sentences.next(); end != com.ibm.icu.text.BreakIterator.DONE; end = sentences.next()) {
                spans.add(new TextSpan(start, end));
                start = end;
            }
            return spans;
        };
    }

    private static Function<String, Object> openNlp(Locale language) {
        String corpus = switch (language.getLanguage()) {
            case "en" -> "en-ud-ewt";
            case "de" -> "de-ud-gsd";
            case "fr" -> "fr-ud-gsd";
            default ->
                throw new IllegalArgumentException(
                        "a language of OpenNLP must be en, de or fr, but is " + language.toLanguageTag());
        };
        String resource = "/opennlp-" + corpus + "-sentence-1.3-2.5.4.bin";
        try (InputStream model = SentencePeer.class.getResourceAsStream(resource)) {
            if (model == null) {
                throw new IllegalStateException("no " + resource + " on the class path");
            }
            SentenceDetectorME detector = new SentenceDetectorME(new SentenceModel(model));
            return detector::sentPosDetect;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static Function<String, Object> langChain4j() {
        DocumentBySentenceSplitter splitter = new DocumentBySentenceSplitter(Integer.MAX_VALUE, 0);
        return splitter::split;
    }
}
