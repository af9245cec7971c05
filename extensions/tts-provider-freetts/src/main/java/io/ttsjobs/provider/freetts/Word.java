package io.ttsjobs.provider.freetts;

/**
 * Where a word stands in the caller's text.
 *
 * @param start UTF-16 index of its first character
 * @param end UTF-16 index after its last character
 */
record Word(int start, int end) {}
