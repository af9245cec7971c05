/**
 * Text as spans of the caller's own string: sentences, and chunks that fit a limit.
 *
 * <p>Every position is a UTF-16 index into the untouched text, as in {@link java.lang.String#substring(int, int)}.
 */
@NullMarked
package io.ttsjobs.text;

import org.jspecify.annotations.NullMarked;
