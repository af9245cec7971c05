/** What the library costs, always measured beside an alternative in the same run: read the ratios, not the times. */
@NullMarked
package io.ttsjobs.benchmarks;

import org.jspecify.annotations.NullMarked;
