package io.ttsjobs.testkit;

import io.ttsjobs.speech.AudioFormat;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TtsProvider;
import io.ttsjobs.testkit.MockTtsProvider.Timings;

/** The mock keeps the contract also with other formats, units and timings, and without speed control. */
final class MockSentenceProviderContractTest extends TtsProviderContract {

    @Override
    protected TtsProvider newProvider() {
        return MockTtsProvider.builder()
                .formats(AudioFormat.MP3, AudioFormat.MP3_44100)
                .encoderMark(EncoderMark.NAME_ONLY)
                .textLimit(TextLimit.utf8Bytes(500))
                .timings(Timings.SENTENCES)
                .fixedSpeed()
                .build();
    }
}
