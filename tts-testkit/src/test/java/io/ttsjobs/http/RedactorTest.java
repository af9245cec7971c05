package io.ttsjobs.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.spi.ApiKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {

    private static final String KEY = "canary-Zx81fQ0mW2pLr7";

    private final Redactor redactor = new Redactor(Optional.of(ApiKey.of(KEY)));

    @Test
    void clean_ownKey_isMaskedWhereverItStands() {
        assertThat(redactor.clean(KEY + " or (" + KEY + ")x" + KEY)).isEqualTo("*** or (***)x***");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            wrong: sk-proj-****abcd., wrong: ***.
            or (sk_123) here,         or (***) here
            sk-,                      ***
            task-1 and ask_2,         task-1 and ask_2
            desk-sk-1,                desk-sk-1
            """)
    void clean_keyOfAGateway_isMasked(String said, String shown) {
        assertThat(redactor.clean(said)).isEqualTo(shown);
    }

    @Test
    void clean_noKey_masksKeysOfOthersAllTheSame() {
        assertThat(new Redactor(Optional.empty()).clean("sk-1 " + KEY)).isEqualTo("*** " + KEY);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            you sent canary-Zx81f,                  you sent ***
            you sent ...mW2pLr7,                    you sent ...mW2pLr7
            you sent CANARY-ZX81FQ0MW2PLR7,         you sent ***
            GET /?k=canary%2DZx81fQ0mW2pLr7,        GET /?k=canary%2D***
            Basic Y2FuYXJ5LVp4ODFmUTBtVzJwTHI3,     Basic ***
            Basic dXNlcjpjYW5hcnktWng4MWZRMG1XMnBMcjc=, Basic dXNlcjp***c=
            """)
    void clean_ownKeyInPartsAndOtherSpellings_isMasked(String said, String shown) {
        assertThat(redactor.clean(said)).isEqualTo(shown);
    }

    @Test
    void clean_keyWithSigns_isMaskedUrlEncoded() {
        Redactor signs = new Redactor(Optional.of(ApiKey.of("a+b/c=d&e?f+g/h=")));
        assertThat(signs.clean("k=a%2Bb%2fc%3Dd%26e%3Ff%2Bg%2Fh%3D.")).isEqualTo("k=***.");
    }

    /** In lower case it is longer than before. */
    @Test
    void clean_letterThatGrows_shiftsNothing() {
        assertThat(redactor.clean("\u0130 " + KEY + " is wrong")).isEqualTo("\u0130 *** is wrong");
    }

    @Test
    void clean_controlCharacters_becomeSpaces() {
        assertThat(redactor.clean("a\r\nb\u001b[31m\t")).isEqualTo("a  b [31m");
    }

    @Test
    void clean_longText_isCutBetweenCodePoints() {
        assertThat(redactor.clean("x".repeat(499) + "🎉🎉")).isEqualTo("x".repeat(499) + "...");
    }

    @Test
    void clean_textOfTheBound_isWhole() {
        assertThat(redactor.clean("x".repeat(500))).isEqualTo("x".repeat(500));
    }

    @Test
    void clean_keyAcrossTheCut_leavesNoPartOfIt() {
        assertThat(redactor.clean("x".repeat(495) + " " + KEY)).doesNotContain(KEY.substring(0, 4));
    }
}
