/**
 * Speech as values: what is asked of a provider, what it answers, its voices, its audio formats and its timings.
 *
 * <p>Every type here is immutable and thread-safe. Text positions are UTF-16 indices, as in {@link
 * java.lang.String#substring(int, int)}; times are {@link java.time.Duration} from the first sample.
 */
@NullMarked
package io.ttsjobs.speech;

import org.jspecify.annotations.NullMarked;
