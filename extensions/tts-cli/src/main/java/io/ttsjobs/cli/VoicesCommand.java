package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.speech.Voice;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tts voices}: the voices of a provider. */
@Command(
        name = "voices",
        description = "Lists the voices of a provider, the default one first.",
        footer = {
            "",
            "JSON: {\"provider\", \"voices\": [{\"id\", \"name\", \"language\", \"gender\"}]};",
            "  the language is a BCP 47 tag, null for a voice of many;",
            "  the gender is female, male, neutral or null.",
            "",
            "Example:",
            "  tts voices --provider openai"
        })
final class VoicesCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--provider", paramLabel = "NAME", description = "whose voices; freetts if unset")
    String provider = ProviderOptions.DEFAULT;

    @Option(names = "--json", description = "print the list as JSON")
    boolean json;

    VoicesCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ProviderRegistry providers = context.providers().get()) {
            List<Voice> voices = ProviderOptions.ready(providers, provider).voices();
            if (json) {
                Json.write(context.out(), out -> write(voices, out));
            } else {
                print(voices);
            }
            return ExitCode.DONE;
        }
    }

    private void print(List<Voice> voices) throws IOException {
        Table table = new Table("ID", "NAME", "LANGUAGE", "GENDER");
        for (Voice voice : voices) {
            String language = isOfMany(voice) ? "many" : voice.locale().toLanguageTag();
            table.add(List.of(
                    voice.id(),
                    voice.name(),
                    language,
                    voice.gender().map(TimingsFile::lower).orElse("-")));
        }
        table.print(context.out(), "", "");
    }

    private void write(List<Voice> voices, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("provider", provider);
        out.writeArrayFieldStart("voices");
        for (Voice voice : voices) {
            out.writeStartObject();
            out.writeStringField("id", voice.id());
            out.writeStringField("name", voice.name());
            out.writeStringField(
                    "language", isOfMany(voice) ? null : voice.locale().toLanguageTag());
            out.writeStringField(
                    "gender", voice.gender().map(TimingsFile::lower).orElse(null));
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static boolean isOfMany(Voice voice) {
        return voice.locale().equals(Locale.ROOT);
    }
}
