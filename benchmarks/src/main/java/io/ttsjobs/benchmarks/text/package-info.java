/**
 * What the library makes of text, beside other libraries and in the same run: how fast sentences and chunks are found, how
 * good the chunks are, and what hostile text costs. Classes with {@code main} print figures and run from the root of the
 * project; see CONTRIBUTING.md.
 */
@NullMarked
package io.ttsjobs.benchmarks.text;

import org.jspecify.annotations.NullMarked;
