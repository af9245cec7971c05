package io.ttsjobs.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.ttsjobs.text.SentenceSplitter;
import io.ttsjobs.text.TextSpan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code tts sentences}: where the sentences of a text are. */
@Command(
        name = "sentences",
        description = "Finds the sentences of a text: one on a line, as start, end and sentence with tabs between.",
        footer = {
            "",
            "Offsets are UTF-16 indices into the text, the end exclusive. White space",
            "inside a sentence, line breaks too, is shown as one space.",
            "",
            "With --jsonl the input has lines {\"id\", \"lang\", \"text\"}, the output lines",
            "{\"id\", \"spans\": [[start, end], ...]}; no \"lang\" means --lang.",
            "",
            "Examples:",
            "  tts sentences chapter.txt --lang de",
            "  tts sentences --jsonl cases.jsonl > found.jsonl"
        })
final class SentencesCommand implements Callable<Integer> {

    private final Context context;
    private final SentenceSplitter splitter = SentenceSplitter.create();

    @Mixin
    InputText input = new InputText();

    @Option(
            names = "--lang",
            paramLabel = "TAG",
            description = "the language of the text (BCP 47), such as en or de-AT")
    Optional<Locale> language = Optional.empty();

    @Option(names = "--jsonl", description = "read and write JSON lines, one text a line")
    boolean jsonl;

    SentencesCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (jsonl) {
            splitLines();
        } else {
            splitText();
        }
        return ExitCode.DONE;
    }

    private void splitText() throws IOException {
        String text = input.read(context);
        Writer out = new BufferedWriter(new OutputStreamWriter(context.out(), StandardCharsets.UTF_8));
        for (TextSpan span : splitter.split(text, language.orElse(Locale.ROOT))) {
            out.write(span.start() + "\t" + span.end() + "\t" + oneLine(span.of(text)) + "\n");
        }
        out.flush();
    }

    private static String oneLine(String sentence) {
        StringBuilder line = new StringBuilder(sentence.length());
        boolean space = false;
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (Character.isWhitespace(c)) {
                space = true;
            } else {
                line.append(space ? " " : "").append(c);
                space = false;
            }
        }
        return line.toString();
    }

    private void splitLines() throws IOException {
        try (InputStream in = open();
                JsonParser lines = Json.read(in)) {
            try {
                while (lines.nextToken() != null) {
                    Line line = Line.read(lines, language.orElse(Locale.ROOT));
                    List<TextSpan> spans = splitter.split(line.text(), line.language());
                    Json.write(context.out(), out -> write(line.id(), spans, out));
                }
            } catch (JsonProcessingException | TypeConversionException e) {
                String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
                throw new BadInput(
                        input.shown() + ": line " + lines.currentLocation().getLineNr() + ": " + why);
            }
        }
    }

    private InputStream open() {
        Optional<Path> file = input.file(context);
        try {
            return file.isPresent() ? Files.newInputStream(file.get()) : context.in();
        } catch (IOException e) {
            throw new BadInput(input.shown() + ": " + Reason.of(e));
        }
    }

    private static void write(String id, List<TextSpan> spans, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", id);
        out.writeArrayFieldStart("spans");
        for (TextSpan span : spans) {
            out.writeArray(new int[] {span.start(), span.end()}, 0, 2);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** One line of the input; members that it does not know are passed over. */
    private record Line(String id, Locale language, String text) {

        static Line read(JsonParser in, Locale defaultLanguage) throws IOException {
            if (!in.isExpectedStartObjectToken()) {
                throw new TypeConversionException("a JSON object is expected");
            }
            String id = null;
            String text = null;
            Locale language = defaultLanguage;
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "id" -> id = string(in, name);
                    case "text" -> text = string(in, name);
                    case "lang" -> language = Values.language(string(in, name));
                    default -> in.skipChildren();
                }
            }
            if (id == null || text == null) {
                throw new TypeConversionException("\"id\" and \"text\" must both be there");
            }
            return new Line(id, language, text);
        }

        private static String string(JsonParser in, String name) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw new TypeConversionException("\"" + name + "\" must be a string");
            }
            return in.getText();
        }
    }
}
