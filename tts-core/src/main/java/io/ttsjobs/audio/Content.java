package io.ttsjobs.audio;

import io.ttsjobs.speech.AudioFormat;

/** What a chunk holds, as far as its first bytes tell. */
enum Content {
    MP3("MP3"),
    WAV("WAV"),
    RAW("raw PCM"),
    OGG("Ogg"),
    ADTS("AAC (ADTS)"),
    FLAC("FLAC"),
    MP4("MP4"),
    MATROSKA("Matroska or WebM"),
    AIFF("AIFF"),
    BIG_ENDIAN_WAV("big-endian WAV (RIFX)"),
    RIFF("RIFF, but not WAV"),
    SUN_AU("Sun audio (.au)"),
    AMR("AMR"),
    MPEG_LAYER_1_OR_2("MPEG audio of Layer I or II"),
    HTML("HTML or XML text, not audio"),
    JSON("JSON text, not audio"),
    EMPTY("empty"),
    UNKNOWN("of no format known here");

    /** Enough to tell text from samples: sixteen printable bytes in a row are no speech. */
    private static final int LOOKAHEAD = 16;

    private final String description;

    Content(String description) {
        this.description = description;
    }

    /** {@return what a chunk is, to follow the word "is"} */
    String description() {
        return description;
    }

    /** {@return what the chunk holds past any tags; its header goes before what the caller said it is} */
    static Content of(AudioInput chunk) {
        boolean tagged = Mp3Tags.skipId3(chunk);
        int available = chunk.fill(LOOKAHEAD);
        if (available == 0) {
            return tagged ? UNKNOWN : EMPTY;
        }
        Content text = ofText(chunk, Math.min(available, LOOKAHEAD));
        if (text != UNKNOWN) {
            return text;
        }
        Content marked = ofMark(chunk);
        if (marked != UNKNOWN) {
            return marked;
        }
        if (chunk.format()
                .map(AudioFormat::container)
                .filter(c -> c == AudioFormat.Container.RAW)
                .isPresent()) {
            return RAW;
        }
        Content synced = available < 2 ? UNKNOWN : ofSync(chunk.at(0) << 8 | chunk.at(1));
        return synced == UNKNOWN && AdtsWalk.isIn(chunk) ? ADTS : synced;
    }

    private static Content ofText(AudioInput chunk, int length) {
        for (int i = 0; i < length; i++) {
            int c = chunk.at(i);
            if (c > '~' || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                return UNKNOWN;
            }
        }
        // Quiet samples of 8 bits look like text, too, but stay near the first one: none goes on as these do.
        char second = afterSpace(chunk, length);
        return switch (chunk.at(0)) {
            case '{' -> second == '"' ? JSON : UNKNOWN;
            case '[' -> second == '"' || second == '{' ? JSON : UNKNOWN;
            case '<' -> second == '!' || second == '?' || Character.isLetter(second) ? HTML : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    /** {@return the first character behind the first one that is not white space; a space if there is none} */
    private static char afterSpace(AudioInput chunk, int length) {
        for (int at = 1; at < length; at++) {
            if (chunk.at(at) > ' ') {
                return (char) chunk.at(at);
            }
        }
        return ' ';
    }

    private static Content ofMark(AudioInput chunk) {
        if (chunk.startsWith("RIFF", 0) || chunk.startsWith("RF64", 0)) {
            return chunk.startsWith("WAVE", 8) ? WAV : RIFF;
        }
        if (chunk.startsWith("ftyp", 4)) {
            return MP4;
        }
        for (Mark mark : Mark.values()) {
            if (chunk.startsWith(mark.bytes, 0)) {
                return mark.content;
            }
        }
        return UNKNOWN;
    }

    /** {@return what the first two bytes of an MPEG or AAC frame header say: eleven ones, version, layer} */
    private static Content ofSync(int head) {
        if ((head & 0xFFF6) == 0xFFF0) {
            return ADTS;
        }
        if ((head & 0xFFE0) != 0xFFE0) {
            return UNKNOWN;
        }
        return switch (head >> 1 & 3) {
            case 1 -> MP3;
            case 2, 3 -> MPEG_LAYER_1_OR_2;
            default -> UNKNOWN;
        };
    }

    /** First bytes that settle the matter. */
    private enum Mark {
        ID3("ID3", MP3),
        OGG("OggS", Content.OGG),
        FLAC("fLaC", Content.FLAC),
        EBML("\u001AE\u00DF\u00A3", MATROSKA),
        FORM("FORM", AIFF),
        RIFX("RIFX", BIG_ENDIAN_WAV),
        SND(".snd", SUN_AU),
        AMR("#!AMR", Content.AMR);

        private final String bytes;
        private final Content content;

        Mark(String bytes, Content content) {
            this.bytes = bytes;
            this.content = content;
        }
    }
}
