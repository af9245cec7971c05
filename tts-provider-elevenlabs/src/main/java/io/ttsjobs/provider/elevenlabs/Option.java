package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.spi.ValidationException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a request may choose of a model; which model takes which, {@link Model} tells. */
enum Option {
    STABILITY(Place.VOICE_SETTINGS, Form.SHARE, "lower is livelier, higher is steadier"),
    SIMILARITY_BOOST(Place.VOICE_SETTINGS, Form.SHARE, "how closely to keep to the original voice"),
    STYLE(Place.VOICE_SETTINGS, Form.SHARE, "how much to overdo the voice's style"),
    USE_SPEAKER_BOOST(Place.VOICE_SETTINGS, Form.FLAG, "likens the voice more to its speaker, and takes longer"),
    SEED(Place.BODY, Form.SEED, "the same number makes the same speech likelier"),
    APPLY_TEXT_NORMALIZATION(Place.BODY, Form.NORMALIZATION, "whether numbers and the like are spelled out"),
    APPLY_LANGUAGE_TEXT_NORMALIZATION(Place.BODY, Form.FLAG, "reads Japanese better, and takes longer"),
    PRONUNCIATION_DICTIONARIES(Place.BODY, Form.DICTIONARIES, "in the order in which they apply"),
    ENABLE_LOGGING(Place.QUERY, Form.FLAG, "false keeps nothing at ElevenLabs, which only some plans allow"),
    /** Not the server's: it is about what is sent besides the text. Without logging it works, too; only ids of calls do not. */
    CONTEXT(Place.NOWHERE, Form.SWITCH, "whether the text around is sent along, unspoken, for the melody; on if unset");

    private static final long MAX_SEED = 0xFFFF_FFFFL;

    private final Place place;
    private final Form form;
    private final String effect;

    /** Where in a call an option stands. */
    enum Place {
        VOICE_SETTINGS,
        BODY,
        QUERY,
        NOWHERE
    }

    /** What its values look like. */
    enum Form {
        SHARE("0.0 to 1.0", "0(\\.\\d{1,9})?|1(\\.0{1,9})?"),
        FLAG("true or false", "true|false"),
        SEED("0 to 4294967295", "\\d{1,10}"),
        NORMALIZATION("auto, on or off", "auto|on|off"),
        DICTIONARIES(
                "1 to 3 of id or id:version, with commas between them",
                "[\\w-]+(:[\\w-]+)?(\\s*,\\s*[\\w-]+(:[\\w-]+)?){0,2}"),
        SWITCH("on or off", "on|off");

        private final String values;
        private final Pattern pattern;

        Form(String values, String pattern) {
            this.values = values;
            this.pattern = Pattern.compile(pattern);
        }

        private boolean takes(String value) {
            return pattern.matcher(value).matches() && (this != SEED || Long.parseLong(value) <= MAX_SEED);
        }
    }

    Option(Place place, Form form, String effect) {
        this.place = place;
        this.form = form;
        this.effect = effect;
    }

    /** What a request calls it, and the server, too, but for the dictionaries. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Place place() {
        return place;
    }

    Form form() {
        return form;
    }

    /** Which values it takes and what they do. */
    String allowed() {
        return form.values + "; " + effect;
    }

    /**
     * Checks the values of options whose names are known.
     *
     * @param asked values by name
     * @return values by option
     * @throws ValidationException if an option does not take its value
     */
    static Map<Option, String> check(Map<String, String> asked) {
        Map<Option, String> values = new EnumMap<>(Option.class);
        asked.forEach((name, value) -> {
            Option option = valueOf(name.toUpperCase(Locale.ROOT));
            if (!option.form.takes(value)) {
                throw new ValidationException(
                        "option " + name + " must be " + option.form.values + ", but is " + value);
            }
            values.put(option, value);
        });
        return Collections.unmodifiableMap(values);
    }
}
