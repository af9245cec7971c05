/** What two packages of this module share; not exported. */
@NullMarked
package io.ttsjobs.internal;

import org.jspecify.annotations.NullMarked;
