package io.ttsjobs.spi;

import io.ttsjobs.speech.SynthesisRequest;
import io.ttsjobs.speech.SynthesisResult;
import io.ttsjobs.speech.Voice;
import java.util.List;

/**
 * Turns one short text into speech.
 *
 * <p>The rules, which the testkit's contract checks by these numbers:
 *
 * <ul>
 *   <li><b>P1</b> Every method may be called by many threads at once.
 *   <li><b>P2</b> {@link #synthesize} blocks until the audio is whole. An interrupt ends it soon with {@link
 *       InterruptedException}.
 *   <li><b>P3</b> It raises {@link ProviderException} or {@link ValidationException} and nothing else; no message
 *       holds a key.
 *   <li><b>P4</b> It never retries: the library does, and it counts.
 *   <li><b>P5</b> What it cannot do it refuses: an unknown voice, a format that it does not list, a model that it does
 *       not know, a text over its limit, a speed outside its range (without speed control: any but 1.0), an option that it does not list
 *       or whose value makes no sense.
 *   <li><b>P6</b> It never answers with less than the whole text spoken, nor with an error in place of audio.
 *   <li><b>P7</b> Timings are slices of the request's text, in order and apart; neither a start nor an end is earlier than
 *       the one before it, and none ends after the audio. Words are timed if, and only if, the capabilities say so, and
 *       then every letter belongs to one; an answer whose timings cannot be trusted has none, and {@link
 *       SynthesisResult#timingNote()} says why.
 *   <li><b>P8</b> {@link #capabilities()} costs nothing and does not change. A model that it tells has the same by name.
 *   <li><b>P9</b> {@link #close()} may be called twice, and leaves no thread behind.
 *   <li><b>P10</b> {@link #voices()} names at least one voice, and no id twice.
 * </ul>
 */
public interface TtsProvider extends AutoCloseable {

    /**
     * What the provider can do with its default model.
     *
     * @return the capabilities
     */
    ProviderCapabilities capabilities();

    /**
     * What the provider can do with a model of the caller's choice.
     *
     * @param model a model's id
     * @return the capabilities with that model
     * @throws ValidationException if the provider has no such model; by default it has no models to choose from. A
     *     provider whose server alone knows the models answers for any id with what is safe to assume
     */
    default ProviderCapabilities capabilities(String model) {
        throw new ValidationException("model: this provider has no models to choose from, but " + model + " was asked");
    }

    /**
     * Whether everything that a call needs, such as a key, is present. Nothing is sent and no key is checked.
     *
     * @return true if a call can be tried
     */
    boolean isConfigured();

    /**
     * The voices to choose from.
     *
     * @return the voices, the default one first; the provider may remember the answer
     * @throws ProviderException if the provider has to be asked and the asking fails
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    List<Voice> voices() throws InterruptedException;

    /**
     * Speaks one text.
     *
     * @param request what to say and how, within {@link #capabilities()}
     * @return the audio, whole, and its timings if the provider has them
     * @throws ValidationException if the request asks for what the provider cannot do
     * @throws ProviderException if the call fails
     * @throws InterruptedException if the thread is interrupted; the call is given up
     */
    SynthesisResult synthesize(SynthesisRequest request) throws InterruptedException;

    /** Lets go of connections and threads; by default there are none. */
    @Override
    default void close() {}
}
