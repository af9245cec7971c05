package io.ttsjobs.provider.elevenlabs;

import io.ttsjobs.speech.Voice;
import io.ttsjobs.speech.Voice.Gender;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the server says of a voice; anything may be empty.
 *
 * @param id its id
 * @param name its name
 * @param language the language that it is labelled with
 * @param gender the gender that it is labelled with
 * @param verified the languages that it is verified for, with the country where that is known
 */
record VoiceFacts(String id, String name, String language, String gender, List<String> verified) {

    /** The voice, or empty if it has no id and so cannot be asked for. */
    Optional<Voice> toVoice() {
        if (id.isBlank()) {
            return Optional.empty();
        }
        Voice.Builder voice = Voice.builder(id, locale()).name(name.isBlank() ? id : name);
        knownGender().ifPresent(voice::gender);
        return Optional.of(voice.build());
    }

    /** A label is the voice's own accent; of what it is verified for, more than one language means many. */
    private Locale locale() {
        Locale labelled = locale(language);
        List<Locale> known = verified.stream().map(VoiceFacts::locale).toList();
        if (labelled.getLanguage().isEmpty()) {
            return known.size() == 1 ? known.get(0) : Locale.ROOT;
        }
        return known.stream()
                .filter(one -> one.getLanguage().equals(labelled.getLanguage()))
                .findFirst()
                .orElse(labelled);
    }

    private Optional<Gender> knownGender() {
        return switch (gender.toLowerCase(Locale.ROOT)) {
            case "female" -> Optional.of(Gender.FEMALE);
            case "male" -> Optional.of(Gender.MALE);
            case "neutral", "non-binary" -> Optional.of(Gender.NEUTRAL);
            default -> Optional.empty();
        };
    }

    /** What is no language code, such as a name in English, is not known. */
    private static Locale locale(String tag) {
        Locale locale = Locale.forLanguageTag(tag.replace('_', '-'));
        return locale.getLanguage().length() > 3 ? Locale.ROOT : locale;
    }
}
