package io.ttsjobs.provider.freetts;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.speech.AudioFormat.Codec;
import io.ttsjobs.speech.AudioFormat.Container;
import io.ttsjobs.speech.Voice;
import io.ttsjobs.speech.Voice.Gender;
import java.util.List;
import java.util.Locale;

/** The voices of FreeTTS that speak any text, the default one first: one speaker at two sample rates. */
enum Kevin {
    KEVIN16("kevin16", "Kevin (16 kHz)", 16_000) {
        @Override
        List<AudioFormat> formats() {
            return List.of(format(Container.WAV), format(Container.RAW));
        }
    },
    KEVIN("kevin", "Kevin (8 kHz)", 8_000) {
        @Override
        List<AudioFormat> formats() {
            return List.of(format(Container.WAV));
        }
    };

    private final String id;
    private final String displayName;
    private final int sampleRate;

    Kevin(String id, String displayName, int sampleRate) {
        this.id = id;
        this.displayName = displayName;
        this.sampleRate = sampleRate;
    }

    /** What it can answer in, without an open figure, the preferred one first. */
    abstract List<AudioFormat> formats();

    /** What a request calls it, and FreeTTS too. */
    String id() {
        return id;
    }

    int sampleRate() {
        return sampleRate;
    }

    Voice voice() {
        return Voice.builder(id, Locale.US)
                .name(displayName)
                .gender(Gender.MALE)
                .build();
    }

    AudioFormat format(Container container) {
        return AudioFormat.builder(container, Codec.PCM_S16LE)
                .sampleRate(sampleRate)
                .channels(1)
                .build();
    }
}
