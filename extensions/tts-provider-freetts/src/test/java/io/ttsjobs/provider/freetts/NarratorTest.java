package io.ttsjobs.provider.freetts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.speech.WordTiming;
import io.ttsjobs.spi.ProviderApiException;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class NarratorTest {

    /** FreeTTS parses both numbers of a fraction as an int. */
    private static final String UNSPEAKABLE = "99999999999/1";

    private KevinVoice voice;

    @BeforeAll
    void load() throws InterruptedException {
        voice = KevinVoice.load("kevin16");
    }

    @AfterAll
    void unload() {
        voice.unload();
    }

    private static SpokenToken token(String text, int word) {
        return new SpokenToken(text, "", word);
    }

    @Test
    void speak_tokenOfAShapeThatBreaksFreeTts_isUnspeakable() {
        assertThatThrownBy(() -> voice.speak(List.of(token(UNSPEAKABLE, 0)), 1))
                .isInstanceOf(UnspeakableException.class)
                .hasMessageNotContaining(UNSPEAKABLE);
    }

    @Test
    void speak_afterAFailure_isTheSameAsBefore() throws Exception {
        List<SpokenToken> whale = List.of(token("whale", 0));
        SpokenUtterance before = voice.speak(whale, 1);
        assertThatThrownBy(() -> voice.speak(List.of(token(UNSPEAKABLE, 0)), 1))
                .isInstanceOf(UnspeakableException.class);

        assertThat(voice.speak(whale, 1).samples()).isEqualTo(before.samples());
    }

    @Test
    void narrate_oneUnspeakableToken_becomesAPauseAndTheRestIsSpoken() throws Exception {
        String text = "the bad whale";
        List<Word> words = List.of(new Word(0, 3), new Word(4, 7), new Word(8, 13));
        Script script = new Script(words, List.of(List.of(token("the", 0), token(UNSPEAKABLE, 1), token("whale", 2))));
        Recording recording = new Recording(16_000, 3);

        Narrator.narrate(script, voice, 1, recording);

        assertThat(recording.timings(text, words))
                .allSatisfy(
                        timing -> assertThat(timing.end().minus(timing.start())).isGreaterThan(Duration.ofMillis(20)));
        assertThat(recording.timings(text, words)).extracting(WordTiming::word).containsExactly("the", "bad", "whale");
    }

    @Test
    void narrate_interruptDuringAnUtterance_endsBeforeTheNext() throws Exception {
        List<List<SpokenToken>> utterances = new AbstractList<>() {
            @Override
            public List<SpokenToken> get(int index) {
                if (index == 1) {
                    Thread.currentThread().interrupt();
                }
                return List.of(token("whale", 0));
            }

            @Override
            public int size() {
                return 3;
            }
        };
        Recording recording = new Recording(16_000, 1);

        assertThatThrownBy(() -> Narrator.narrate(new Script(List.of(new Word(0, 5)), utterances), voice, 1, recording))
                .isInstanceOf(InterruptedException.class);
        assertThat(recording.raw())
                .isEqualTo(voice.speak(List.of(token("whale", 0)), 1).samples());
    }

    @Test
    void load_unknownVoice_isRefused() {
        assertThatThrownBy(() -> KevinVoice.load("alan"))
                .isInstanceOf(ProviderApiException.class)
                .hasMessage("FreeTTS cannot load its voice alan");
    }
}
