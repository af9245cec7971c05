/**
 * The embedded provider: FreeTTS 1.2.2 speaks English inside this process.
 *
 * <p>A request goes through four hands: {@code WordScanner} finds the words of the text, {@code Script} turns them into
 * tokens that FreeTTS can read and cuts them into utterances, {@code KevinVoice} speaks an utterance, and {@code
 * Recording} keeps the samples and remembers when each word was spoken.
 */
@NullMarked
package io.ttsjobs.provider.freetts;

import org.jspecify.annotations.NullMarked;
