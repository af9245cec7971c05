/**
 * The providers that this process has, found by {@link java.util.ServiceLoader} or added by hand.
 */
@NullMarked
package io.ttsjobs.provider;

import org.jspecify.annotations.NullMarked;
