package io.ttsjobs.provider.freetts;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.OutputQueue;
import com.sun.speech.freetts.ProcessException;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Token;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.UtteranceProcessor;
import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import com.sun.speech.freetts.relp.LPCResult;
import io.ttsjobs.provider.freetts.SpokenUtterance.Phone;
import io.ttsjobs.spi.ProviderApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One loaded FreeTTS voice; for one thread at a time.
 *
 * <p>It runs the voice's processors itself and takes the samples from the last one. {@code Voice.speak} would print
 * stack traces, start a thread and send the samples to a player.
 */
final class KevinVoice {

    /** FreeTTS's lexicon loader keeps static state: two loads at once break each other. */
    private static final ReentrantLock LOADING = new ReentrantLock();

    /** The feature by which a token remembers the word of the text that it belongs to. */
    private static final String WORD_INDEX = "word_index";

    private static final String[] PAUSE_PHONES = {"pau"};

    private final Voice voice;

    private KevinVoice(Voice voice) {
        this.voice = voice;
    }

    /**
     * Loads a voice, after any other that is being loaded.
     *
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     * @throws ProviderApiException if FreeTTS has no such voice or cannot load it
     */
    static KevinVoice load(String name) throws InterruptedException {
        LOADING.lockInterruptibly();
        try {
            return new KevinVoice(allocate(name));
        } catch (IllegalStateException | Error e) {
            throw new ProviderApiException("FreeTTS cannot load its voice " + name, e);
        } finally {
            LOADING.unlock();
        }
    }

    private static Voice allocate(String name) {
        // Asked directly: VoiceManager would look for voices through system properties.
        for (Voice voice : new KevinVoiceDirectory().getVoices()) {
            if (voice.getName().equals(name)) {
                // Without a queue of its own, allocate() would start a thread for one.
                voice.setOutputQueue(new OutputQueue());
                voice.allocate();
                return voice;
            }
        }
        throw new IllegalStateException("no such voice");
    }

    /**
     * Speaks one utterance.
     *
     * @param speed a factor of the voice's own pace
     * @throws UnspeakableException if FreeTTS fails on it; the voice is none the worse
     */
    SpokenUtterance speak(List<SpokenToken> tokens, double speed) throws UnspeakableException {
        try {
            voice.setDurationStretch((float) (1 / speed));
            Utterance utterance = utterance(tokens);
            for (Object processor : voice.getUtteranceProcessors()) {
                ((UtteranceProcessor) processor).processUtterance(utterance);
            }
            LPCResult wave = (LPCResult) utterance.getObject("target_lpcres");
            byte[] samples = wave.getWaveSamples();
            swapBytes(samples);
            return new SpokenUtterance(samples, phones(utterance, wave.getSampleRate(), samples.length / 2));
        } catch (ProcessException | RuntimeException | StackOverflowError | AssertionError e) {
            throw new UnspeakableException(e);
        }
    }

    boolean isLoaded() {
        return voice.isLoaded();
    }

    void unload() {
        voice.deallocate();
    }

    /** FreeTTS's own tokenizer is passed by: it cannot be told where a token stands in the caller's text. */
    private Utterance utterance(List<SpokenToken> tokens) {
        List<Token> plain = new ArrayList<>();
        int previousWord = SpokenToken.NO_WORD;
        for (SpokenToken token : tokens) {
            plain.add(plain(token, token.word() == previousWord ? "" : " "));
            previousWord = token.word();
        }
        Utterance utterance = new Utterance(voice, plain);
        Item item = utterance.getRelation(Relation.TOKEN).getHead();
        for (SpokenToken token : tokens) {
            item.getFeatures().setInt(WORD_INDEX, token.word());
            if (token.isPause()) {
                item.getFeatures().setObject("phones", PAUSE_PHONES.clone());
            }
            item = item.getNext();
        }
        return utterance;
    }

    private static Token plain(SpokenToken spoken, String whitespace) {
        Token token = new Token();
        token.setWord(spoken.isPause() ? "pause" : spoken.text());
        token.setWhitespace(whitespace);
        token.setPrepunctuation("");
        token.setPostpunctuation(spoken.punctuation());
        return token;
    }

    /** FreeTTS keeps where each phone ends, in seconds from the start of the utterance. */
    private static List<Phone> phones(Utterance utterance, int sampleRate, long frames) {
        List<Phone> phones = new ArrayList<>();
        long start = 0;
        Item segment = utterance.getRelation(Relation.SEGMENT).getHead();
        while (segment != null) {
            long ends = (long) (segment.getFeatures().getFloat("end") * sampleRate);
            // The last pitch period may end a little before the last phone does.
            long end = Math.max(start, Math.min(ends, frames));
            int word = word(segment);
            if (word != SpokenToken.NO_WORD) {
                phones.add(new Phone(word, start, end));
            }
            start = end;
            segment = segment.getNext();
        }
        return phones;
    }

    private static int word(Item segment) {
        Item phone = segment.getItemAs(Relation.SYLLABLE_STRUCTURE);
        if (phone == null || phone.getParent() == null) {
            return SpokenToken.NO_WORD; // the silence between phrases
        }
        Item word = phone.getParent().getParent();
        Item token = word.getItemAs(Relation.TOKEN).getParent();
        return token.getFeatures().getInt(WORD_INDEX);
    }

    /** FreeTTS gives the high byte first. */
    private static void swapBytes(byte[] samples) {
        for (int i = 0; i + 1 < samples.length; i += 2) {
            byte high = samples[i];
            samples[i] = samples[i + 1];
            samples[i + 1] = high;
        }
    }
}
