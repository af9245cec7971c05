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
        Table table =
                new Table("NAME", "CONFIGURED", "LONGEST TEXT", "FORMATS", "SPEED", "WORD TIMINGS", "CALLS AT ONCE");
        entries.forEach(entry -> table.add(entry.cells()));
        StringBuilder below = new StringBuilder();
        entries.forEach(entry -> below.append(entry.optionLines()));
        failures.forEach(
                failure -> below.append("failed to load: ").append(failure).append('\n'));
        table.print(context.out(), "", below.toString());
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

        List<String> cells() {
            return List.of(
                    info.name(),
                    info.configured() ? "yes" : "no",
                    Values.describe(can.textLimit()),
                    String.join(", ", AudioChoice.endings(can.formats())),
                    can.speedRange()
                            .map(range -> range.min() + " to " + range.max())
                            .orElse("fixed"),
                    can.wordTimings() ? "yes" : "no",
                    Integer.toString(can.maxConcurrency()));
        }

        /** Below the table, for what is allowed is too long for a column. */
        String optionLines() {
            StringBuilder lines = new StringBuilder();
            for (ProviderOption option : can.options()) {
                lines.append(lines.isEmpty() ? "\noptions of " + info.name() + ":\n" : "");
                lines.append("  ")
                        .append(option.name())
                        .append(": ")
                        .append(option.allowed())
                        .append('\n');
            }
            return lines.toString();
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
