/**
 * What the providers do before a server that plays their services, faults and all: each class is a program that prints
 * figures, run from the root of the project.
 */
@NullMarked
package io.ttsjobs.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
