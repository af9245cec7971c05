package io.ttsjobs.provider.freetts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ttsjobs.spi.ProviderApiException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoicePoolTest {

    @Test
    void borrow_afterGivingBack_isTheSameVoice() throws Exception {
        try (VoicePool pool = new VoicePool("kevin", 2)) {
            KevinVoice voice = pool.borrow();
            pool.giveBack(voice);

            assertThat(pool.borrow()).isSameAs(voice);
        }
    }

    @Test
    void borrow_whileAllAreLent_waitsAndHeedsAnInterrupt() throws Exception {
        try (VoicePool pool = new VoicePool("kevin", 1)) {
            pool.borrow();
            Thread.currentThread().interrupt();

            assertThatThrownBy(pool::borrow).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void borrow_voiceThatCannotBeLoaded_leavesItsPlaceFree() {
        try (VoicePool pool = new VoicePool("nobody", 1)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(pool::borrow).isInstanceOf(ProviderApiException.class);
            }
        }
    }

    @Test
    void borrow_afterClose_isRefused() {
        VoicePool pool = new VoicePool("kevin", 1);
        pool.close();

        assertThatThrownBy(pool::borrow)
                .isInstanceOf(ProviderApiException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void giveBack_afterClose_unloadsTheVoice() throws Exception {
        VoicePool pool = new VoicePool("kevin", 1);
        KevinVoice voice = pool.borrow();
        pool.close();

        pool.giveBack(voice);

        assertThat(voice.isLoaded()).isFalse();
    }

    @Test
    void close_idleVoice_unloadsIt() throws Exception {
        VoicePool pool = new VoicePool("kevin", 1);
        KevinVoice voice = pool.borrow();
        pool.giveBack(voice);
        assertThat(List.of(voice)).allMatch(KevinVoice::isLoaded);

        pool.close();
        pool.close();

        assertThat(voice.isLoaded()).isFalse();
    }
}
