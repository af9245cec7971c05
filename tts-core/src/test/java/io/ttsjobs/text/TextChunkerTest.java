package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.ValidationException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextChunkerTest {

    private final TextChunker chunker = TextChunker.create();

    @Test
    void chunk_textThatFits_isOneChunk() {
        assertThat(chunker.chunk("Hello. You there.", TextLimit.utf16(100)))
                .containsExactly(new TextChunk("Hello. You there.", 0, 17, 0, 1));
    }

    @Test
    void chunk_whiteSpaceAround_liesOutsideTheChunk() {
        assertThat(chunker.chunk("\u00A0 \nHello.\u3000\n", TextLimit.utf16(100)))
                .containsExactly(new TextChunk("Hello.", 3, 9, 0, 1));
    }

    @Test
    void chunk_whiteSpaceInside_isKeptVerbatim() {
        assertThat(texts("One.\r\n\r\n \tTwo.", 100)).containsExactly("One.\r\n\r\n \tTwo.");
    }

    @Test
    void chunk_severalChunks_areNumberedAndSpanTheText() {
        assertThat(chunker.chunk("First one here.  Second one here.", TextLimit.utf16(20)))
                .containsExactly(
                        new TextChunk("First one here.", 0, 15, 0, 2), new TextChunk("Second one here.", 17, 33, 1, 2));
    }

    @Test
    void chunk_paragraphAndSentenceBothFit_cutsAtTheParagraph() {
        assertThat(texts("Here is one.\n\nHere is two. Here is three.", 28))
                .containsExactly("Here is one.", "Here is two. Here is three.");
    }

    @Test
    void chunk_sentenceFits_isNeverCutInside() {
        assertThat(texts("Short one, a bit long. Another one, quite long too.", 30))
                .containsExactly("Short one, a bit long.", "Another one, quite long too.");
    }

    @Test
    void chunk_quotationFits_isNotCutAtTheSentencesInside() {
        assertThat(texts("He went away. “No. Go away now!” he said.", 30))
                .containsExactly("He went away.", "“No. Go away now!” he said.");
    }

    @Test
    void chunk_quotationTooLong_isCutAtTheSentencesInside() {
        assertThat(texts("“He, you know, came here. She, you know, left,” he said.", 34))
                .containsExactly("“He, you know, came here.", "She, you know, left,” he said.");
    }

    @Test
    void chunk_sentenceTooLong_isCutAtAClause() {
        assertThat(texts("He came to the house, but nobody at all was there", 30))
                .containsExactly("He came to the house,", "but nobody at all was there");
    }

    @Test
    void chunk_clauseTooLong_isCutBetweenWords() {
        assertThat(texts("one two three four five six", 14))
                .allMatch(t -> t.length() <= 14)
                .hasSize(2);
    }

    @Test
    void chunk_wordTooLong_isCutBetweenCharactersButOthersAreNot() {
        assertThat(texts("tiny abcdefghijklmnop tiny", 10)).containsExactly("tiny", "abcdefgh", "ijklmnop", "tiny");
    }

    @Test
    void chunk_stubWouldBeLeftAtTheEnd_takesFromTheChunkBefore() {
        assertThat(texts("Anna came to see us all. Bill went. No.", 36))
                .containsExactly("Anna came to see us all.", "Bill went. No.");
    }

    @Test
    void chunk_allCutsAlike_fillsTheChunksBeforeTheLast() {
        assertThat(texts("Anna came. Bill came. Carl came. Dora came.", 34))
                .containsExactly("Anna came. Bill came. Carl came.", "Dora came.");
    }

    @Test
    void chunk_ruleOfStars_isNotAChunkOfItsOwn() {
        assertThat(texts("The first part ends here.\n\n* * *\n\nThe second part starts.", 32))
                .hasSize(2)
                .allMatch(t -> t.chars().anyMatch(Character::isLetter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * *", "---", "***\n\n---\n\n***", "\uD83D\uDE00", "?!", "\u2042", "\u3000\u25C7\u3000"})
    void chunk_separatorsOfEveryKind_areNeverAlone(String separator) {
        String text = ("Here is a sentence of some length.\n\n" + separator + "\n\nAnother one, short.\n\n" + separator
                        + "\n\n")
                .repeat(30);
        for (int limit = 34; limit < 120; limit++) {
            assertThat(texts(text, limit)).as("limit %d", limit).allMatch(TextChunkerTest::isSpeakable);
        }
    }

    @Test
    void chunk_sentencesThatLeaveNoRoomForARule_areCutForIt() {
        assertThat(texts("He waited for us all.\n\n***\n\nShe waited for us too.", 22))
                .containsExactly("He waited for", "us all.\n\n***", "She waited for us too.");
    }

    @Test
    void chunk_ruleFirstAndNoRoomForIt_cutsTheSentenceAfterIt() {
        assertThat(texts("***\n\nHe waited for us all.", 22)).hasSize(2).allMatch(TextChunkerTest::isSpeakable);
    }

    @Test
    void chunk_wordThatIsCutAnyway_leavesRoomForARule() {
        assertThat(texts("abcdefghijklmnopqrst ***", 10)).allMatch(TextChunkerTest::isSpeakable);
    }

    @Test
    void chunk_targetBelowTheLimit_isAimedAt() {
        String text = "Anna came to us. Bill came to us. Carl came to us. Dora came to us.";

        assertThat(texts(aiming(TextLimit.utf16(34)), text, 100))
                .containsExactly("Anna came to us. Bill came to us.", "Carl came to us. Dora came to us.");
    }

    @Test
    void chunk_paragraphALittleLongerThanTheTarget_staysWhole() {
        String text = "Anna came to us. Bill came to us too.\n\nCarl came to us. Dora came to us too.";

        assertThat(texts(aiming(TextLimit.utf16(34)), text, 100))
                .containsExactly("Anna came to us. Bill came to us too.", "Carl came to us. Dora came to us too.");
    }

    @Test
    void chunk_sentenceOfTwoTargets_isCutAtItsClause() {
        assertThat(texts(aiming(TextLimit.utf16(20)), "When Anna came to us, Bill was gone.", 100))
                .containsExactly("When Anna came to us,", "Bill was gone.");
    }

    @Test
    void chunk_wordLongerThanTheTarget_isNotCut() {
        assertThat(texts(aiming(TextLimit.utf16(8)), "to Llanfairpwllgwyngyll now", 100))
                .contains("Llanfairpwllgwyngyll");
    }

    @Test
    void chunk_targetAboveTheLimit_changesNothing() {
        String text = "Anna came to us. Bill came to us. Carl came to us. Dora came to us.";

        assertThat(texts(aiming(TextLimit.utf16(500)), text, 34)).isEqualTo(texts(text, 34));
    }

    @Test
    void chunk_targetInAnotherUnit_isAimedAtInThatUnit() {
        assertThat(texts(aiming(TextLimit.utf8Bytes(21)), "これは本です。それも本です。", 100))
                .containsExactly("これは本です。", "それも本です。");
    }

    @Test
    void chunk_nothingSpeakableAtAll_isStillCovered() {
        assertThat(texts("*** --- ***", 100)).containsExactly("*** --- ***");
    }

    @Test
    void chunk_japanese_isNotCutBeforeAMarkThatStartsNoLine() {
        assertThat(chunker.chunk("あいうえお、かきくけこっさしすせそー", TextLimit.utf16(6), Locale.JAPANESE))
                .noneMatch(c -> "、っー".indexOf(c.text().charAt(0)) >= 0);
    }

    @Test
    void chunk_chinese_isCutAfterSentences() {
        assertThat(chunker.chunk("今天天氣很好。我們去公園。好。", TextLimit.utf16(8), Locale.CHINESE))
                .extracting(TextChunk::text)
                .containsExactly("今天天氣很好。", "我們去公園。好。");
    }

    @Test
    void chunk_thai_isCutBetweenWordsOfTheDictionary() {
        assertThat(chunker.chunk("ภาษาไทยเป็นภาษา", TextLimit.utf16(8), Locale.forLanguageTag("th")))
                .extracting(TextChunk::text)
                .containsExactly("ภาษาไทย", "เป็นภาษา");
    }

    @Test
    void chunk_limitInBytes_countsBytes() {
        List<TextChunk> chunks = chunker.chunk("これは本です。それも本です。", TextLimit.utf8Bytes(21));

        assertThat(chunks).extracting(TextChunk::text).containsExactly("これは本です。", "それも本です。");
    }

    @Test
    void chunk_limitInCodePoints_countsAnEmojiOnce() {
        assertThat(chunker.chunk("😀😀 😀😀", TextLimit.codePoints(5))).hasSize(1);
        assertThat(chunker.chunk("😀😀 😀😀", TextLimit.utf16(8))).hasSize(2);
    }

    @Test
    void chunk_twoLimits_cutsWhereEitherIsReached() {
        TextLimit both = TextLimit.codePoints(16).and(TextLimit.utf8Bytes(24));

        assertThat(chunker.chunk("One is it. Two is it. これは本です。それも本です。", both))
                .extracting(TextChunk::text)
                .containsExactly("One is it.", "Two is it.", "これは本です。", "それも本です。");
    }

    @Test
    void chunk_shortInOneUnitButFullInTheOther_isNotTiny() {
        TextLimit both = TextLimit.utf16(100).and(TextLimit.utf8Bytes(21));

        assertThat(chunker.chunk("これは本です。それも本です。", both))
                .extracting(TextChunk::text)
                .containsExactly("これは本です。", "それも本です。");
    }

    @Test
    void chunk_combiningMarkAfterASpace_staysWithTheSpace() {
        assertThat(texts("aaa \u0301bbb", 5)).noneMatch(t -> t.startsWith("\u0301"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\t", "\u00A0\u3000"})
    void chunk_blankText_isRefused(String text) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> chunker.chunk(text, TextLimit.utf16(10)))
                .withMessageContaining("blank");
    }

    @Test
    void chunk_characterLargerThanTheLimit_isRefusedWithItsPlaceAndSize() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> chunker.chunk("Hi 👨‍👩‍👧", TextLimit.utf16(5)))
                .withMessageContaining("at 3")
                .withMessageContaining("8")
                .withMessageContaining("5 utf16");
    }

    @Test
    void chunk_characterLargerThanTheSecondLimit_isRefusedWithItsSizeInThatUnit() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> chunker.chunk("Hi 漢", TextLimit.utf16(5).and(TextLimit.utf8Bytes(2))))
                .withMessageContaining("at 3 takes 3, but the limit is 2 utf8_bytes");
    }

    @Test
    void chunk_limitOfOne_cutsEveryCharacter() {
        assertThat(texts("abc d", 1)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void chunk_largestLimit_doesNotOverflow() {
        assertThat(chunker.chunk("One. Two.", TextLimit.utf8Bytes(Integer.MAX_VALUE)))
                .hasSize(1);
    }

    private static TextChunker aiming(TextLimit target) {
        return TextChunker.builder().target(target).build();
    }

    private static boolean isSpeakable(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private List<String> texts(String text, int limit) {
        return texts(chunker, text, limit);
    }

    private static List<String> texts(TextChunker chunker, String text, int limit) {
        return chunker.chunk(text, TextLimit.utf16(limit), Locale.ENGLISH).stream()
                .map(TextChunk::text)
                .toList();
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void target_null_isNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> TextChunker.builder().target(null))
                .withMessage("target");
    }
}
