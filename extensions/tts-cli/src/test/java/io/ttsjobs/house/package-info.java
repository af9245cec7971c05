/** The house as a whole: what its README promises, and how its parts may lean on each other. */
@NullMarked
package io.ttsjobs.house;

import org.jspecify.annotations.NullMarked;
