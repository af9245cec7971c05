package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TextUnit;
import io.ttsjobs.text.TextChunk;
import io.ttsjobs.text.TextChunker;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tts plan}: what a job would send, without sending it. */
@Command(
        name = "plan",
        description = "Shows the chunks that a text would be cut into, and what would be billed. Nothing is sent.",
        footer = {
            "",
            "The limit is the provider's (--provider, --model), or --max-chars if lower;",
            "--max-chars without a provider counts in --unit (utf16 if unset), with one in",
            "the first unit of the provider's limit. Billed are the code points of the",
            "chunks. Offsets are UTF-16 indices into the text.",
            "",
            "JSON: {\"textLength\", \"billedCharacters\",",
            "  \"chunks\": [{\"index\", \"start\", \"end\"}]}",
            "",
            "Examples:",
            "  tts plan book.txt",
            "  tts plan book.txt --max-chars 4096 --unit codepoints --json"
        })
final class PlanCommand implements Callable<Integer> {

    private static final int ROWS = 20;

    private final Context context;

    @Mixin
    InputText input = new InputText();

    @Mixin
    ProviderOptions provider = new ProviderOptions();

    @Option(names = "--max-chars", paramLabel = "N", description = "the longest chunk")
    Optional<Integer> maxChars = Optional.empty();

    @Option(names = "--unit", paramLabel = "UNIT", description = "what N counts: utf16, codepoints or utf8 bytes")
    Optional<TextUnit> unit = Optional.empty();

    @Option(
            names = "--lang",
            paramLabel = "TAG",
            description = "the language of the text (BCP 47), such as en or de-AT")
    Optional<Locale> language = Optional.empty();

    @Option(names = "--json", description = "print the plan as JSON")
    boolean json;

    PlanCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        TextLimit limit = limit();
        String text = input.read(context);
        List<TextSpan> chunks = TextChunker.create().chunk(text, limit, language.orElse(Locale.ROOT)).stream()
                .map(PlanCommand::span)
                .toList();
        if (json) {
            Json.write(context.out(), out -> write(text, chunks, out));
        } else {
            print(text, chunks, limit);
        }
        return ExitCode.DONE;
    }

    private TextLimit limit() {
        maxChars.ifPresent(max -> Values.requirePositive("--max-chars", max));
        boolean byProvider = maxChars.isEmpty() || provider.provider.isPresent() || provider.model.isPresent();
        if (!byProvider) {
            return TextLimit.of(maxChars.get(), unit.orElse(TextUnit.UTF16));
        }
        if (unit.isPresent()) {
            throw new BadInput("--unit goes with --max-chars alone: a provider's limit has a unit of its own");
        }
        try (ProviderRegistry providers = context.providers().get()) {
            TextLimit limit =
                    provider.capabilities(providers.get(provider.name())).textLimit();
            return maxChars.map(limit::atMost).orElse(limit);
        }
    }

    private static TextSpan span(TextChunk chunk) {
        return new TextSpan(chunk.startChar(), chunk.endChar());
    }

    private static void write(String text, List<TextSpan> chunks, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("textLength", text.length());
        out.writeNumberField("billedCharacters", BilledCharacters.of(text, chunks));
        out.writeArrayFieldStart("chunks");
        for (int i = 0; i < chunks.size(); i++) {
            out.writeStartObject();
            out.writeNumberField("index", i);
            out.writeNumberField("start", chunks.get(i).start());
            out.writeNumberField("end", chunks.get(i).end());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void print(String text, List<TextSpan> chunks, TextLimit limit) throws IOException {
        Table table = new Table("CHUNK", "START", "END", "BILLED").rightAligned();
        for (TextSpan chunk : chunks.subList(0, Math.min(ROWS, chunks.size()))) {
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(table.size()));
            cells.add(Integer.toString(chunk.start()));
            cells.add(Integer.toString(chunk.end()));
            cells.add(Long.toString(BilledCharacters.of(text, List.of(chunk))));
            table.add(cells);
        }
        String summary = String.format(
                Locale.ROOT,
                "%,d chunk%s of at most %s; %,d characters would be billed of a text of %,d",
                chunks.size(),
                chunks.size() == 1 ? "" : "s",
                Values.describe(limit),
                BilledCharacters.of(text, chunks),
                text.codePointCount(0, text.length()));
        String rest = chunks.size() > ROWS ? "... and " + (chunks.size() - ROWS) + " more; --json shows all\n" : "";
        table.print(context.out(), summary + "\n", rest);
    }
}
