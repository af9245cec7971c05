package io.ttsjobs.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a joined file says about itself: title, artist, chapters.
 *
 * <p>MP3 carries them as an ID3v2.4 tag before the audio, chapters as its {@code CHAP} and {@code CTOC} frames ("ID3v2
 * Chapter Frame Addendum", 2005). Other files cannot carry them, and asking for it is refused. Immutable.
 */
public final class AudioTags {

    /** As many as a table of contents of two levels can list. */
    private static final int MAX_CHAPTERS = 255 * 255;

    private final Optional<String> title;
    private final Optional<String> artist;
    private final List<Chapter> chapters;

    private AudioTags(Builder builder) {
        this.title = builder.title;
        this.artist = builder.artist;
        this.chapters = List.copyOf(builder.chapters);
    }

    /**
     * Starts with nothing.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The title of the whole.
     *
     * @return the title, or empty for none
     */
    public Optional<String> title() {
        return title;
    }

    /**
     * Who wrote or reads it.
     *
     * @return the artist, or empty for none
     */
    public Optional<String> artist() {
        return artist;
    }

    /**
     * The chapters.
     *
     * @return chapters in order, each from its first chunk to the next one's
     */
    public List<Chapter> chapters() {
        return chapters;
    }

    /** {@return whether there is nothing to write} */
    boolean isEmpty() {
        return title.isEmpty() && artist.isEmpty() && chapters.isEmpty();
    }

    /** {@return these tags without the chapters that begin behind so many chunks} */
    AudioTags ofFirstChunks(int chunks) {
        Builder begun = new Builder();
        begun.title = title;
        begun.artist = artist;
        chapters.stream().filter(chapter -> chapter.firstChunk() < chunks).forEach(begun.chapters::add);
        return begun.build();
    }

    private static String checkText(String name, String text) {
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    name + " must not be blank or hold the character U+0000, but is \"" + text + '"');
        }
        return text;
    }

    /**
     * A chapter of the audio.
     *
     * @param title what a player shows
     * @param firstChunk the place of its first chunk among all chunks, from 0
     */
    public record Chapter(String title, int firstChunk) {

        /**
         * Checks its arguments.
         *
         * @param title what a player shows
         * @param firstChunk the place of its first chunk among all chunks, from 0
         * @throws IllegalArgumentException if {@code title} is blank or {@code firstChunk} is negative
         */
        public Chapter {
            checkText("title", title);
            if (firstChunk < 0) {
                throw new IllegalArgumentException("firstChunk must not be negative, but is " + firstChunk);
            }
        }
    }

    /** Builds {@link AudioTags}; not thread-safe. */
    public static final class Builder {
        private Optional<String> title = Optional.empty();
        private Optional<String> artist = Optional.empty();
        private final List<Chapter> chapters = new ArrayList<>();

        private Builder() {}

        /**
         * Sets the title; none if unset.
         *
         * @param title not blank
         * @return this
         * @throws IllegalArgumentException if {@code title} is blank
         */
        public Builder title(String title) {
            this.title = Optional.of(checkText("title", title));
            return this;
        }

        /**
         * Sets the artist; none if unset.
         *
         * @param artist not blank
         * @return this
         * @throws IllegalArgumentException if {@code artist} is blank
         */
        public Builder artist(String artist) {
            this.artist = Optional.of(checkText("artist", artist));
            return this;
        }

        /**
         * Adds the next chapter.
         *
         * @param title what a player shows
         * @param firstChunk the place of its first chunk among all chunks, from 0; behind that of the chapter before
         * @return this
         * @throws IllegalArgumentException if {@code title} is blank, {@code firstChunk} is not behind the chapter before,
         *     or there are 65,025 chapters
         */
        public Builder addChapter(String title, int firstChunk) {
            int last =
                    chapters.isEmpty() ? -1 : chapters.get(chapters.size() - 1).firstChunk();
            if (firstChunk <= last) {
                throw new IllegalArgumentException(
                        "firstChunk must be over " + last + ", where the chapter before starts, but is " + firstChunk);
            }
            if (chapters.size() == MAX_CHAPTERS) {
                throw new IllegalArgumentException("there can be no more than " + MAX_CHAPTERS + " chapters");
            }
            chapters.add(new Chapter(title, firstChunk));
            return this;
        }

        /**
         * Makes the tags.
         *
         * @return immutable tags
         */
        public AudioTags build() {
            return new AudioTags(this);
        }
    }
}
