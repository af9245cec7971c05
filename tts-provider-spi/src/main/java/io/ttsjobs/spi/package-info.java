/**
 * What a provider of speech implements: two interfaces, the description of what it can do, and the errors it may
 * raise.
 *
 * <p>A provider plugin has one public class, its {@link io.ttsjobs.spi.TtsProviderFactory}, named in {@code
 * META-INF/services} and in the {@code provides} clause of its module.
 */
@NullMarked
package io.ttsjobs.spi;

import org.jspecify.annotations.NullMarked;
