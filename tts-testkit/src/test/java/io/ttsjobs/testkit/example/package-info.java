/** A provider plugin in its smallest form, and its test. */
@NullMarked
package io.ttsjobs.testkit.example;

import org.jspecify.annotations.NullMarked;
