package io.ttsjobs.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/**
 * The text that a command works on: a file or standard input, in UTF-8 and nothing else.
 *
 * <p>Offsets count in the text as it was read, line ends and all. A byte order mark at the start counts as one
 * character, but is read as a space, so that nobody speaks or bills it.
 */
final class InputText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Parameters(index = "0", paramLabel = "INPUT", description = "a text file in UTF-8, or - for standard input")
    String name = "";

    /** The file, or empty for standard input. */
    Optional<Path> file(Context context) {
        return name.equals("-") ? Optional.empty() : Optional.of(context.resolve(name));
    }

    /**
     * Reads the text.
     *
     * @throws BadInput if there is none, or it is not UTF-8
     */
    String read(Context context) {
        String text = decode(readBytes(context));
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = ' ' + text.substring(1);
        }
        if (text.isBlank()) {
            throw bad("has no text");
        }
        return text;
    }

    /** What messages call the input. */
    String shown() {
        return name.equals("-") ? "standard input" : name;
    }

    private byte[] readBytes(Context context) {
        Optional<Path> file = file(context);
        try {
            if (file.isEmpty()) {
                return context.in().readAllBytes();
            }
            if (Files.isDirectory(file.get())) {
                throw bad("is a directory");
            }
            return Files.readAllBytes(file.get());
        } catch (IOException e) {
            throw bad(Reason.of(e));
        } catch (OutOfMemoryError e) {
            throw bad("is too large");
        }
    }

    private String decode(byte[] bytes) {
        refuseBinary(bytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw bad("is not UTF-8: the byte at offset " + in.position() + " (0x"
                    + Integer.toHexString(bytes[in.position()] & 0xFF) + ") is no part of a character");
        }
        return out.flip().toString();
    }

    private void refuseBinary(byte[] bytes) {
        if (bytes.length >= 2 && (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF))) {
            throw bad("looks like UTF-16; convert it to UTF-8 first");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw bad("looks binary: there is a NUL byte at offset " + i);
            }
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private BadInput bad(String why) {
        return new BadInput(shown() + ": " + why);
    }
}
