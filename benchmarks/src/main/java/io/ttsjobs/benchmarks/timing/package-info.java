/** How far estimated times are from true ones, on voices that tell when they say each word. */
@NullMarked
package io.ttsjobs.benchmarks.timing;

import org.jspecify.annotations.NullMarked;
