/**
 * Audio as files: joining chunks into one without re-encoding, and keeping the result.
 *
 * <p>Positions are counted in sample frames from the first one that a gapless player plays.
 */
@NullMarked
package io.ttsjobs.audio;

import org.jspecify.annotations.NullMarked;
