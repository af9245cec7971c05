package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ttsjobs.provider.ProviderInfo;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.ProviderCapabilities;
import io.ttsjobs.spi.ProviderOption;
import io.ttsjobs.spi.SpeedRange;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.ValidationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tts providers}: who can speak. */
@Command(
        name = "providers",
        description = "Lists the providers that are installed, whether they are configured, and what they can do.",
        footer = {
            "",
            "JSON: {\"providers\": [{\"name\", \"displayName\", \"configured\",",
            "  \"textLimit\": {\"max\", \"unit\"}, \"formats\", \"speed\": {\"min\", \"max\"} or null,",
            "  \"wordTimings\", \"maxConcurrency\", \"options\": [{\"name\", \"allowed\"}]}],",
            "  \"failures\": [\"why one did not load\"]}",
            "A text limit of two parts has the other one as \"second\": {\"max\", \"unit\"}.",
            "",
            "Example:",
            "  tts providers --json"
        })
final class ProvidersCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--json", description = "print the list as JSON")
    boolean json;

    ProvidersCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (ProviderRegistry providers = context.providers().get()) {
            List<String> failures = new ArrayList<>(providers.failures());
            List<Entry> entries = new ArrayList<>();
            for (ProviderInfo info : providers.list()) {
                try {
                    entries.add(new Entry(info, providers.get(info.name()).capabilities()));
                } catch (ValidationException e) {
                    failures.add(info.name() + ": " + e.getMessage());
                }
            }
            if (json) {
                Json.write(context.out(), out -> write(entries, failures, out));
            } else {
                print(entries, failures);
            }
            return ExitCode.DONE;
        }
    }

    private void print(List<Entry> entries, List<String> failures) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            text.append(text.isEmpty() ? "" : "\n").append(entry.forPeople());
        }
        failures.forEach(
                failure -> text.append("failed to load: ").append(failure).append('\n'));
        context.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
        context.out().flush();
    }

    private static void write(List<Entry> entries, List<String> failures, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeArrayFieldStart("providers");
        for (Entry entry : entries) {
            entry.writeTo(out);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("failures");
        for (String failure : failures) {
            out.writeString(failure);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private record Entry(ProviderInfo info, ProviderCapabilities can) {

        String forPeople() {
            Facts facts = new Facts(info.name());
            facts.add("configured", yesOrNo(info.configured()));
            facts.add("longest text", Values.describe(can.textLimit()));
            facts.add("formats", String.join(", ", AudioChoice.endings(can.formats())));
            facts.add(
                    "speed",
                    can.speedRange()
                            .map(range -> range.min() + " to " + range.max())
                            .orElse("fixed"));
            facts.add("word timings", yesOrNo(can.wordTimings()));
            facts.add("calls at once", Integer.toString(can.maxConcurrency()));
            facts.add("options", can.options().isEmpty() ? "none" : "");
            can.options().forEach(option -> facts.addBelow(option.name(), option.allowed()));
            return facts.text();
        }

        private static String yesOrNo(boolean fact) {
            return fact ? "yes" : "no";
        }

        void writeTo(JsonGenerator out) throws IOException {
            out.writeStartObject();
            out.writeStringField("name", info.name());
            out.writeStringField("displayName", info.displayName());
            out.writeBooleanField("configured", info.configured());
            out.writeFieldName("textLimit");
            writeLimit(can.textLimit(), out);
            out.writeArrayFieldStart("formats");
            for (String format : AudioChoice.endings(can.formats())) {
                out.writeString(format);
            }
            out.writeEndArray();
            writeSpeed(can.speedRange(), out);
            out.writeBooleanField("wordTimings", can.wordTimings());
            out.writeNumberField("maxConcurrency", can.maxConcurrency());
            out.writeArrayFieldStart("options");
            for (ProviderOption option : can.options()) {
                out.writeStartObject();
                out.writeStringField("name", option.name());
                out.writeStringField("allowed", option.allowed());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }

        private static void writeLimit(TextLimit limit, JsonGenerator out) throws IOException {
            out.writeStartObject();
            out.writeNumberField("max", limit.max());
            out.writeStringField("unit", Values.name(limit.unit()));
            if (limit.second().isPresent()) {
                out.writeFieldName("second");
                writeLimit(limit.second().get(), out);
            }
            out.writeEndObject();
        }

        private static void writeSpeed(Optional<SpeedRange> speed, JsonGenerator out) throws IOException {
            if (speed.isEmpty()) {
                out.writeNullField("speed");
                return;
            }
            out.writeObjectFieldStart("speed");
            out.writeNumberField("min", speed.get().min());
            out.writeNumberField("max", speed.get().max());
            out.writeEndObject();
        }
    }
}
