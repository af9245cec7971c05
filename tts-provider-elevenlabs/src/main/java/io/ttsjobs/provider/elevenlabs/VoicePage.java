package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.speech.Voice;
import java.util.List;
import java.util.Optional;

/**
 * One page of the voices.
 *
 * @param voices the voices on it
 * @param next the token of the next page, or empty on the last
 */
record VoicePage(List<Voice> voices, Optional<String> next) {}
