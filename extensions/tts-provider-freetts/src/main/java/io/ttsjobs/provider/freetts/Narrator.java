package io.ttsjobs.provider.freetts;

import io.ttsjobs.spi.ProviderApiException;
import java.util.List;

/** Speaks a script with a voice, utterance by utterance, and leaves nothing out. */
final class Narrator {

    private final KevinVoice voice;
    private final double speed;
    private final Recording recording;

    private Narrator(KevinVoice voice, double speed, Recording recording) {
        this.voice = voice;
        this.speed = speed;
        this.recording = recording;
    }

    /**
     * Speaks a script into a recording.
     *
     * @throws InterruptedException if the thread is interrupted; it is asked before each utterance
     * @throws ProviderApiException if FreeTTS fails even on a pause
     */
    static void narrate(Script script, KevinVoice voice, double speed, Recording recording)
            throws InterruptedException {
        Narrator narrator = new Narrator(voice, speed, recording);
        for (List<SpokenToken> utterance : script.utterances()) {
            narrator.speak(utterance);
        }
    }

    /**
     * Speaks an utterance; if FreeTTS fails on it, speaks its halves, down to the one token that cannot be spoken and
     * becomes a pause.
     */
    private void speak(List<SpokenToken> tokens) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            recording.append(voice.speak(tokens, speed));
        } catch (UnspeakableException e) {
            if (tokens.size() > 1) {
                int half = tokens.size() / 2;
                speak(tokens.subList(0, half));
                speak(tokens.subList(half, tokens.size()));
            } else if (!tokens.get(0).isPause()) {
                speak(List.of(SpokenToken.pause(tokens.get(0).word())));
            } else {
                throw new ProviderApiException("FreeTTS cannot speak", e);
            }
        }
    }
}
