/**
 * The {@code tts} command: every feature of the library from a shell.
 *
 * <p>Results go to standard output, progress and messages to standard error; what scripts may rely on is the exit code,
 * the options and the JSON shapes.
 */
@NullMarked
package io.ttsjobs.cli;

import org.jspecify.annotations.NullMarked;
