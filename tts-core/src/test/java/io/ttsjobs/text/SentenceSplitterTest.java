package io.ttsjobs.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One example or more a rule; a stroke shows where a sentence is expected to end. */
class SentenceSplitterTest {

    private final SentenceSplitter splitter = SentenceSplitter.create();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One sentence.",
                "First. | Second! | Third? | Fourth",
                "Really?! | Yes!!! | So be it.",
                "No mark at the end",
                "It cost 3.14 dollars. | He paid.",
                "Version 1.2.3 is out. | Get it.",
                "See example.com or ask me@example.com. | Thanks.",
                "The file.txt is there. | Read it."
            })
    void split_plainMarks_endSentences(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mr. Brown met Dr. Green. | They left.",
                "He came at 5 p.m. and left. | She stayed.",
                "The U.S. Army moved. | He saw it.",
                "She lives in the U.S. | He lives in France.",
                "J. R. R. Tolkien wrote it. | I read it.",
                "A. B. Carter wrote it. | I read it.",
                "See p. 12 and No. 5. | Then stop.",
                "Apples, pears, etc. | We bought them.",
                "She has a Ph.D. | Tom has none.",
                "It weighs 5 kg. | Tom lifts 3 oz. of it.",
                "We drove at 90 km/h. | Nobody saw us.",
                "Many things, e.g. Apples, are fruit."
            })
    void split_abbreviations_endOnlyWhereASentenceStarts(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wait... what did he say? | Nothing.",
                "I do not know... | He left.",
                "I do not know… | He left.",
                "Less complex. . . . | He left."
            })
    void split_ellipsis_endsOnlyBeforeACapital(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Stop. Go away!\" he said. | She went.",
                "“Stop. Go away!” he said. | She went.",
                "'Stop. Go away!' he said. | She went.",
                "She said, “It is late.” | He knew.",
                "(It was late. Very late.) | He knew.",
                "He knew (it was late. Very late) all of it. | Good.",
                "It is late. | (He slept. | She did not.) | He knew.",
                "This works (!) well. | Good.",
                "It's John's book. | It isn't Mary's.",
                "It was the '70s. | All saw the boys' hair.",
                "An unclosed “quote. | Another sentence. | And one more."
            })
    void split_quotationsAndBrackets_areKeptWhole(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We closed at 7 p.m. | Visitors stayed on.",
                "The train left at 7 a.m. | Dr. Low missed it.",
                "At 7 p.m. Dr. Low came in. | He sat down.",
                "We meet at 7 p.m. Friday in town. | Come along.",
                "We meet at 7 p.m. GMT in town. | Come along."
            })
    void split_timeOfDay_endsASentenceThatDoesNotStartWithIt(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i saw it. | my dog saw it too. | was that bad? | no! | never.",
                "she made a cd. | i have it etc. and more.",
                "we like e.g. tea. | you do not.",
                "go! | \"stop!\" he said. | so i did."
            })
    void split_sentenceInSmallLetters_isFollowedByOthers(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The soup was gone again. | it was late.",
                "Send approx. ten of them.",
                "They own a vols. by Scott.",
                "Alas! it was late. | What? said he.",
                "— Who is it? — he said. | — Nobody. — they said.",
                "Hurry up!!! | we are late."
            })
    void split_smallLetterAfterACapitalSentence_startsOneOnlyAsAKnownOpeningWord(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Great food :) | Go there.",
                "Great food. :-) | Go there.",
                "No luck today :( | Next time (maybe). | Bye.",
                "Great food :) but slow.",
                "He said (with a grin :) Go on."
            })
    void split_face_endsASentenceBeforeACapital(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read all of it. | https://example.com/a",
                "Read all of it! | www.example.com has more.",
                "We went home. | a) eat | b) sleep",
                "We went home. | (...) Then we slept. | [...] The end."
            })
    void split_addressMarkerOrOmission_startsASentence(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I don't. | Tom does.",
                "That is Tom's. | Ann has none.",
                "Ask Mr . Brown . | Ask him now .",
                "It is 6 ft. 3 in. long. | Good.",
                "Tom 's dog . | It barks ."
            })
    void split_fullStopAfterAPieceOfAWord_isJudgedByTheWholeWord(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "``Stop. Go away!'' he said. | She went.",
                "He said ``stop.'' | ``Go away.'' | She went.",
                "`Stop. Go away!' he said. | She went.",
                "“I never meant to—” | She wept. | “I know—” I said.",
                "\"Who goes there\" | \"Tom of the Hill\"",
                "Es geht.“ | Nun gut.",
                "« Va ! ». | Il va."
            })
    void split_quotationOfAnyTyping_isReadAsOne(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ml; ഇത് കെ. ടി. ശിവൻ. | അത് വീട്.",
                "fa; صبر کن... دیر شد. | برو.",
                "ja; そう... | 次です。",
                "ja; “いいの?” | 次です。",
                "ka; ეს სახლია. | ის ბაღია.",
                "ko; 네. | 알겠습니다."
            })
    void split_scriptWithoutCapitals_hasRulesOfItsOwn(String language, String marked) {
        assertSplit(marked, Locale.forLanguageTag(language));
    }

    @Test
    void split_quotationThatNeverCloses_isForgottenAtTheParagraphsEnd() {
        assertThat(sentences("“Open. Still open.\n\nNew. Closed” it is. End.", Locale.ENGLISH))
                .containsExactly("“Open.", "Still open.", "New.", "Closed” it is.", "End.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is gas.[1] | It burns.",
                "It is gas. [1][2] | It burns.",
                "It is gas.² | It burns.",
                "It is gas (or air).12 | It burns."
            })
    void split_noteNumbers_belongToTheSentenceBefore(String marked) {
        assertSplit(marked, Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "de; Am 12. Juni kam Dr. Meyer. | Er ging bald.",
                "de; Es steht auf Seite 12. | Dort steht mehr.",
                "de; „Komm. Geh!“, sagte sie. | Er kam.",
                "de; »Komm. Geh!« sagte sie. | Er kam.",
                "de; Das gilt z. B. für Wasser usw. | Wir trinken es.",
                "fr; M. Dupont est là. | Il parle.",
                "fr; « Viens. Va ! » dit-elle. | Il vint.",
                "es; ¡Hola Sra. Ruiz! | ¿Cómo está?",
                "it; Il Dott. Rossi parla. | Ascoltate.",
                "ru; Л. Н. Толстой жил в XIX в. | Он писал.",
                "uk; Це було в 30 р. до н.е. у місті. | Так.",
                "hy; Մութ է: | Ես գնում եմ:",
                "ar; كيف حالك؟ | أنا بخير.",
                "hi; यह एक है। | यह दो है।",
                "ur; یہ ایک ہے۔ | یہ دو ہے۔",
                "am; እንደምን አለህ፧ | መልካም ቀን።",
                "de; Er wohnt in der Lindenstr. in Bonn. | Das ist bekannt. | das weiß er.",
                "de; Er wohnt in der Lindenstr. 5 in Bonn. | Das ist bekannt.",
                "ru; Там были яблоки и т. д. | Он ушёл. | Дай им. | Он ждёт.",
                "hu; Dr. Kovács és ifj. Nagy a 3. emeleten lakik. | Ez jó.",
                "lt; Prof. Jonaitis gimė 1950 m. Vilniuje. | Jis rašė.",
                "lv; Dr. Bērziņš dzīvo 2. stāvā. | Viņš raksta.",
                "et; Prof. Tamm sündis 5. mail. | Ta kirjutab.",
                "hr; Dr. Horvat radi npr. Zagrebu. | On piše.",
                "be; Праф. Іваноў жыў на вул. Леніна. | Ён пісаў.",
                "gl; O Sr. Castro vive na Av. Rosalía. | Ela non.",
                "is; Hr. Jón kom 3. Júní. | Hann fór.",
                "id; Prof. Hadi tinggal di Jl. Sudirman. | Dia menulis.",
                "vi; TS. Nam ở TP. Huế. | Anh viết.",
                "mk; Проф. Петров живее на ул. Гоце. | Тој пишува.",
                "ar; جاء د. سامي. | هو طبيب.",
                "hi; यह डॉ. शर्मा हैं। | वे यहाँ हैं।",
                "ta; இது மு. குமார். | அது வீடு.",
                "he; זה א. כהן. | הוא כאן.",
                "ml; ഇത് ഡോ. ശിവൻ."
            })
    void split_otherLanguages_followTheirOwnFacts(String language, String marked) {
        assertSplit(marked, Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; Is he in? | No. | Peter left.",
                "en; See No. 5 and No. IV of Art. 6.",
                "en; She studies art. | Peter paints.",
                "en; I met Max. | Peter met Ed. | Paul met Al. | Tom met Jan. | Ann met Art.",
                "de; Das ist seine Art. | Peter bleibt bei Art. 5 des Vertrags.",
                "es; Dijo que no. | Pedro vive en la casa no. 5 de la calle.",
                "fr; Ils sont sept. | Marie cite l'art. 5 de la loi.",
                "pt; Eram dez. | Maria chegou a 5 de dez. 1990.",
                "sv; Det blir snart jul. | Anna kommer.",
                "ro; Vino cu noi. | Maria pleacă.",
                "uk; Він написав лист. | Іван прочитав."
            })
    void split_wordThatIsAnAbbreviationBeforeANumber_endsASentenceBeforeAWord(String language, String marked) {
        assertSplit(marked, Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cs; Pomohl nám. | On je tu již. | Petr odešel.",
                "da; Hun red. | Peter gik.",
                "fi; Se on noin. | Pekka lähti.",
                "hr; Pomogao im. | Ana je otišla.",
                "it; Dura due ore circa. | Maria parte.",
                "pl; Pomógł im. | On wyszedł.",
                "ru; Вот мат. | Иван рос. | Макс спал.",
                "sl; Videl sem ga. | On je odšel.",
                "sv; Hon älskar konst. | Den är min. | Öppna en fil. | Anna går."
            })
    void split_ordinaryWordThatLooksLikeATitle_endsASentence(String language, String marked) {
        assertSplit(marked, Locale.forLanguageTag(language));
    }

    @Test
    void split_clippedDutchWord_opensNoQuotation() {
        assertSplit("In 's zomers licht. | Hij sliep. | Dat was 't huis van Jans' oom.", Locale.forLanguageTag("nl"));
    }

    @Test
    void split_greekQuestionMark_endsASentenceOnlyInGreek() {
        assertThat(sentences("Πού είναι; Δεν ξέρω.", Locale.forLanguageTag("el")))
                .hasSize(2);
        assertThat(sentences("Where is it; There it is.", Locale.ENGLISH)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"今日は。|元気ですか？|はい！", "彼は「行く。早く。」と言った。|そして来た。", "引き下げ幅は３．２９％です。|次。"})
    void split_chineseAndJapanese_needNoWhiteSpace(String marked) {
        String text = marked.replace("|", "");

        assertThat(sentences(text, Locale.JAPANESE)).containsExactly(marked.split("\\|"));
    }

    @Test
    void split_chineseTextThatStartsInAQuotation_endsAfterItsClosingMark() {
        assertThat(sentences("我很好。”他说。“走吧！”她走了。", Locale.CHINESE)).containsExactly("我很好。”", "他说。", "“走吧！”", "她走了。");
    }

    @Test
    void split_curlyQuotationClosedByAnUprightMark_endsAfterIt() {
        String text = "他問：“去嗎？\"我說：“去。”";

        assertThat(sentences(text, Locale.CHINESE)).containsExactly("他問：“去嗎？\"", "我說：“去。”");
    }

    @Test
    void split_noLanguageGiven_guessesItByTheScript() {
        assertThat(splitter.split("Об этом сказал проф. Иванов.")).hasSize(1);
        assertThat(splitter.split("Mr. Brown came.")).hasSize(1);
        assertThat(splitter.split("Մութ է: Ես գնում եմ:")).hasSize(2);
    }

    @Test
    void split_languageWithoutFile_isSplitLikeItsScript() {
        assertThat(splitter.split("Dr. Ali geldi. Bu iyi.", Locale.forLanguageTag("az")))
                .hasSize(2);
    }

    @Test
    void split_gluedSentences_endBetweenTwoWordsOfProse() {
        assertThat(sentences("He lives there.She does not.", Locale.ENGLISH)).hasSize(2);
        assertThat(sentences("See Foo.Bar for more.", Locale.ENGLISH)).hasSize(2);
        assertThat(sentences("See www.foo.Bar.com for more.", Locale.ENGLISH)).hasSize(1);
    }

    @Test
    void split_blankLine_alwaysEndsASentence() {
        assertThat(sentences("no mark here\n \t\r\nand none there", Locale.ENGLISH))
                .containsExactly("no mark here", "and none there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "\r\n\r\n", "\r\r", "\u0085\u0085", "\u2029", "\f", "\u2028\n"})
    void split_everyKindOfBlankLine_endsASentence(String separator) {
        assertThat(sentences("one" + separator + "two", Locale.ENGLISH)).containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085"})
    void split_hardWrappedLine_goesOn(String newline) {
        String text = "It was the best of times and it was the worst" + newline + "of times. It was the age.";

        assertThat(splitter.split(text, Locale.ENGLISH)).hasSize(2);
    }

    @Test
    void split_nameWrappedAfterItsTitle_goesOn() {
        assertThat(sentences("Nobody in the whole of that long street had ever seen Mr.\nBrown.", Locale.ENGLISH))
                .hasSize(1);
    }

    @Test
    void split_listItemsOnLines_areSentences() {
        assertThat(sentences("To buy:\n- apples\n- pears\n1. wash\n2. eat", Locale.ENGLISH))
                .containsExactly("To buy:", "- apples", "- pears", "1. wash", "2. eat");
    }

    @Test
    void split_listInOneLine_endsBeforeTheNextNumber() {
        assertThat(sentences("1. The first item 2. The second item", Locale.ENGLISH))
                .containsExactly("1. The first item", "2. The second item");
        assertThat(sentences("a) here b) there d) nowhere", Locale.ENGLISH))
                .containsExactly("a) here", "b) there d) nowhere");
        assertThat(sentences("w) here x) there y) nowhere", Locale.ENGLISH))
                .containsExactly("w) here", "x) there", "y) nowhere");
    }

    @Test
    void split_headingAboveProse_isASentence() {
        assertThat(sentences("The Whiteness Of The Whale\nIt was the whiteness that appalled me.", Locale.ENGLISH))
                .containsExactly("The Whiteness Of The Whale", "It was the whiteness that appalled me.");
    }

    @Test
    void split_lineTooLongToBeWrapped_isAParagraph() {
        String line = "word ".repeat(30).strip();

        assertThat(sentences(line + "\n" + line, Locale.ENGLISH)).containsExactly(line, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "\u00A0\u3000\u0085\t"})
    void split_blankText_hasNoSentence(String text) {
        assertThat(splitter.split(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uD83D",
                "\uDE00 \uD83D.",
                "a\uD83D. B",
                "\0. \0",
                "\uFEFFHello. You.",
                "👨‍👩‍👧‍👦! 🇩🇪. Ok",
                "‼\u200D♂️ Yes.",
                "!\u0301B",
                "\u200D.\u200D",
                "...",
                "\"",
                "(",
                "')",
                "1.",
                "•",
                "- ",
                "\u202E.x"
            })
    void split_strangeText_losesNothing(String text) {
        assertThat(splitter.split(text).stream().map(s -> s.of(text)).collect(Collectors.joining()))
                .isEqualTo(withoutWhite(text, splitter.split(text)));
    }

    @Test
    void split_emojiBetweenSentences_startsTheNext() {
        assertThat(sentences("Good. 😀 Fine.", Locale.ENGLISH)).containsExactly("Good.", "😀 Fine.");
    }

    @Test
    void split_listReturned_isImmutable() {
        List<TextSpan> spans = splitter.split("One. Two.");

        assertThat(spans.getClass()).isEqualTo(List.copyOf(spans).getClass());
    }

    /** The text with the white space between the spans taken out, and everything else kept. */
    private static String withoutWhite(String text, List<TextSpan> spans) {
        StringBuilder kept = new StringBuilder(text);
        for (int i = text.length() - 1; i >= 0; i--) {
            int at = i;
            boolean inside = spans.stream().anyMatch(s -> s.start() <= at && at < s.end());
            if (!inside && CharacterTable.isWhite(text.charAt(i))) {
                kept.deleteCharAt(i);
            }
        }
        return kept.toString();
    }

    private void assertSplit(String marked, Locale language) {
        String text = marked.replace(" |", "");
        List<String> expected =
                Stream.of(marked.split("\\|")).map(String::strip).toList();

        assertThat(sentences(text, language)).isEqualTo(expected);
    }

    private List<String> sentences(String text, Locale language) {
        return splitter.split(text, language).stream().map(s -> s.of(text)).toList();
    }
}
