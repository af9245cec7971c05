package io.ttsjobs.text;

import io.ttsjobs.spi.TextLimit;
import java.util.Objects;
import java.util.Optional;

/** Builds a {@link TextChunker}; not thread-safe. */
public final class TextChunkerBuilder {

    private Optional<TextLimit> target = Optional.empty();
    private Abbreviations abbreviations = Abbreviations.none();

    TextChunkerBuilder() {}

    /**
     * Sets how long chunks should be, below the limit that each call of the chunker names; the limit itself if unset.
     *
     * <p>For voices that drift on long text though their provider takes it. A chunk may be longer than the target, up to the
     * limit, where that saves a worse cut; {@link TextChunker#create()} has the prices. In any unit, and of two parts if
     * need be: a chunk is as full as the fullest part of target and limit says. A target above the limit so changes nothing.
     *
     * @param target the length to aim at
     * @return this
     */
    public TextChunkerBuilder target(TextLimit target) {
        this.target = Optional.of(Objects.requireNonNull(target, "target"));
        return this;
    }

    /**
     * Sets abbreviations to know besides those of the library; none if unset.
     *
     * @param abbreviations where the library says otherwise, these hold
     * @return this
     */
    public TextChunkerBuilder abbreviations(Abbreviations abbreviations) {
        this.abbreviations = Objects.requireNonNull(abbreviations, "abbreviations");
        return this;
    }

    /**
     * The chunker.
     *
     * @return a chunker that later changes to this builder do not reach
     */
    public TextChunker build() {
        return new DefaultTextChunker(new Languages(abbreviations), target);
    }
}
