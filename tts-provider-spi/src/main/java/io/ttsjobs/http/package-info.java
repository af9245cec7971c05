/**
 * What a provider in front of an HTTP server needs beside {@code java.net.http}: an exchange that ends, whatever the
 * server does; a table from answers to errors; and words of a server made fit for a message.
 *
 * <p>A provider builds a request, gives it to an {@link io.ttsjobs.http.HttpSender} with a reader for the answer, and
 * turns what is no success into an error by an {@link io.ttsjobs.http.ErrorTable}. No class here retries or knows JSON.
 */
@NullMarked
package io.ttsjobs.http;

import org.jspecify.annotations.NullMarked;
