/**
 * What tests of speech jobs are made of: a provider that needs no network and never surprises, a clock that moves when
 * told to, a server that sends what it is told to, and the contracts that every provider and store keeps.
 *
 * <p>The mock is not registered for {@link java.util.ServiceLoader}: a library in test scope must not add a provider to
 * the application that it is tested with. Hand {@link io.ttsjobs.testkit.MockTtsProvider#asFactory()} to a registry
 * instead.
 */
@NullMarked
package io.ttsjobs.testkit;

import org.jspecify.annotations.NullMarked;
