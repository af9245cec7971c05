/** Provider plugins in their smallest form, by itself and in front of an HTTP server, and their tests. */
@NullMarked
package io.ttsjobs.testkit.example;

import org.jspecify.annotations.NullMarked;
