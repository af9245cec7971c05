package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.speech.WordTiming;
import java.util.List;
import java.util.Optional;

/**
 * The words of an answer.
 *
 * @param words in order, or none if no clock can be trusted
 * @param note which clock they are from or why there are none, without the text; empty if all is as usual
 */
record TimedWords(List<WordTiming> words, Optional<String> note) {}
