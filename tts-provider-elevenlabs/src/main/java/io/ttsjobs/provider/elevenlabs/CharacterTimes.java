package io.ttsjobs.provider.elevenlabs;

/** When each UTF-16 unit of a text is spoken, in microseconds. */
final class CharacterTimes {

    private final long[] starts;
    private final long[] ends;

    CharacterTimes(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    long startOf(int index) {
        return starts[index];
    }

    long endOf(int index) {
        return ends[index];
    }

    /** When the last character ends, be it a letter or the silence after it; 0 without any. */
    long end() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }
}
