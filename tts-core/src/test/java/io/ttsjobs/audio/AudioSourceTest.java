package io.ttsjobs.audio;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class AudioSourceTest {

    @Test
    void open_openerThatCanThrowNoIoException_throwsWhatItMeans() {
        IOException ill = new IOException("the disk is ill");
        AudioSource source = AudioSource.of("a", () -> {
            throw new UncheckedIOException(ill);
        });
        assertThatThrownBy(source::open).isSameAs(ill);
    }
}
