/**
 * Timelines: the timings of chunks become those of the whole, are estimated where there are none, and are written as
 * subtitles.
 */
@NullMarked
package io.ttsjobs.timing;

import org.jspecify.annotations.NullMarked;
