/** What the job engine costs beside the calls that it makes: each class is a program that prints figures. */
@NullMarked
package io.ttsjobs.benchmarks.jobs;

import org.jspecify.annotations.NullMarked;
