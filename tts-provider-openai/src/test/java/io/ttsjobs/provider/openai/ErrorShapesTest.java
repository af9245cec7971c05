package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.ttsjobs.http.ErrorBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorShapesTest {

    /** Words are parted by commas. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"error":{"message":"m","type":"t","code":"c"}}                  | c,t            | m
            {"error":{"message":"m","type":"Bad Request","code":400}}        | Bad Request,400 | m
            {"error":{"message":"m","code":400}}                             | 400            | m
            {"error":{"message":null,"type":null,"code":null}}               | ~~             | ~~
            {"error":{"message":["a"]}}                                      | ~~             | ["a"]
            {"error":{"error":{"message":"m","code":"c"}}}                   | c              | m
            {"error":"Wrong key"}                                            | ~~             | Wrong key
            {"error":"insufficient_quota"}                                   | insufficient_quota | ~~
            {"error":"Not Found","message":"m","status":404}                 | Not Found      | m
            {"detail":{"error":{"message":"m","type":"t"}}}                  | t              | m
            {"detail":{"error":"validation","message":"m","type":"t"}}       | validation,t   | m
            {"detail":{"message":"m","code":"c"}}                            | c              | m
            {"detail":{"message":"m","status":"s"}}                          | s              | m
            {"detail":[{"loc":["body","input"],"msg":"no"},{"msg":"bad"}]}   | ~~             | body.input: no; bad
            {"detail":["no"]}                                                | ~~             | no
            {"detail":"Not Found"}                                           | ~~             | Not Found
            {"message":"m","code":"c"}                                       | c              | m
            {"type":"about:blank","title":"x","status":404,"detail":"m"}     | about:blank    | m
            {}                                                               | ~~             | ~~
            [1]                                                              | ~~             | [1]
            {"error":                                                        | ~~             | {"error":
            Bad gateway                                                      | ~~             | Bad gateway
            <!DOCTYPE html><title>502</title>                                | ~~             | a web page
            ~~                                                               | ~~             | ~~
            """)
    void error_anyShape_isRead(String body, String words, String message) {
        List<String> expected =
                Stream.of(words.split(",")).filter(word -> !word.isEmpty()).toList();
        assertThat(Json.error(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(new ErrorBody(expected, message));
    }

    @Test
    void error_deepNesting_isTakenAsText() {
        String deep = "{\"error\":".repeat(5_000);
        assertThat(Json.error(deep.getBytes(StandardCharsets.UTF_8)).message()).isEqualTo(deep);
    }
}
