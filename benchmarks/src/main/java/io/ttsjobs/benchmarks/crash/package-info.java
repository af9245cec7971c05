/**
 * What jobs on the disk survive: each class with a {@code main} is a program that prints figures, run from the root of the
 * project.
 */
@NullMarked
package io.ttsjobs.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
