package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ttsjobs.job.JobPlan;
import io.ttsjobs.provider.ProviderRegistry;
import io.ttsjobs.spi.TextLimit;
import io.ttsjobs.spi.TextUnit;
import io.ttsjobs.text.TextSpan;
import java.io.IOException;
import java.math.BigDecimal;
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
            "chunks. How long the audio will be is estimated from the letters and digits,",
            "at normal speed, and may well be a third off. Offsets are UTF-16 indices into",
            "the text.",
            "",
            "JSON: {\"textLength\", \"billedCharacters\",",
            "  \"chunks\": [{\"index\", \"start\", \"end\"}],",
            "  \"estimatedDurationMs\", \"cost\" (with --price)}",
            "",
            "Examples:",
            "  tts plan book.txt",
            "  tts plan book.txt --price 15",
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

    @Option(
            names = "--price",
            paramLabel = "PRICE",
            description = "what a million characters cost, in any currency; says what all would cost")
    Optional<BigDecimal> price = Optional.empty();

    @Option(names = "--json", description = "print the plan as JSON")
    boolean json;

    PlanCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        TextLimit limit = limit();
        String text = input.read(context);
        JobPlan plan = JobPlan.of(text, limit, language.orElse(Locale.ROOT));
        if (json) {
            Json.write(context.out(), out -> write(text, plan, out));
        } else {
            print(text, plan, limit);
        }
        return ExitCode.DONE;
    }

    private TextLimit limit() {
        price.ifPresent(Values::requirePrice);
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

    private void write(String text, JobPlan plan, JsonGenerator out) throws IOException {
        List<TextSpan> chunks = plan.chunks();
        out.writeStartObject();
        out.writeNumberField("textLength", text.length());
        out.writeNumberField("billedCharacters", plan.characters());
        out.writeArrayFieldStart("chunks");
        for (int i = 0; i < chunks.size(); i++) {
            out.writeStartObject();
            out.writeNumberField("index", i);
            out.writeNumberField("start", chunks.get(i).start());
            out.writeNumberField("end", chunks.get(i).end());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("estimatedDurationMs", plan.estimatedDuration().toMillis());
        if (price.isPresent()) {
            out.writeNumberField("cost", plan.cost(price.get()));
        }
        out.writeEndObject();
    }

    private void print(String text, JobPlan plan, TextLimit limit) throws IOException {
        List<TextSpan> chunks = plan.chunks();
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
                "%,d chunk%s of at most %s; %,d characters would be billed of a text of %,d%s; about %s of audio",
                chunks.size(),
                chunks.size() == 1 ? "" : "s",
                Values.describe(limit),
                plan.characters(),
                text.codePointCount(0, text.length()),
                price.map(million -> ", for "
                                + plan.cost(million).stripTrailingZeros().toPlainString())
                        .orElse(""),
                Times.length(plan.estimatedDuration()));
        String rest = chunks.size() > ROWS ? "... and " + (chunks.size() - ROWS) + " more; --json shows all\n" : "";
        table.print(context.out(), summary + "\n", rest);
    }
}
