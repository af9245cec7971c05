@NullMarked
package io.ttsjobs.cli;

import org.jspecify.annotations.NullMarked;
