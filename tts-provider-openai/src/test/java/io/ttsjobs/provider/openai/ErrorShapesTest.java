package io.ttsjobs.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorShapesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"error":{"message":"m","type":"t","code":"c"}}                  | t  | c   | m
            {"error":{"message":"m","type":"Bad Request","code":400}}        | Bad Request | 400 | m
            {"error":{"message":null,"type":null,"code":null}}               | ~~ | ~~  | ~~
            {"error":"Unauthorized"}                                         | ~~ | ~~  | Unauthorized
            {"detail":{"error":{"message":"m","type":"t"}}}                  | t  | ~~  | m
            {"detail":{"error":"validation","message":"m","type":"t"}}       | t  | ~~  | m
            {"detail":{"message":"m","code":"c"}}                            | ~~ | c   | m
            {"detail":[{"loc":["body","input"],"msg":"no"},{"msg":"bad"}]}   | ~~ | ~~  | body.input: no; : bad
            {"detail":"Not Found"}                                           | ~~ | ~~  | Not Found
            {"message":"m","code":"c"}                                       | ~~ | c   | m
            {}                                                               | ~~ | ~~  | ~~
            [1]                                                              | ~~ | ~~  | [1]
            {"error":                                                        | ~~ | ~~  | {"error":
            Bad gateway                                                      | ~~ | ~~  | Bad gateway
            <!DOCTYPE html><title>502</title>                                | ~~ | ~~  | a web page
            ~~                                                               | ~~ | ~~  | ~~
            """)
    void error_anyShape_isRead(String body, String type, String code, String message) {
        assertThat(Json.error(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(new ErrorBody(type, code, message));
    }

    @Test
    void error_deepNesting_isTakenAsText() {
        String deep = "{\"error\":".repeat(5_000);
        assertThat(Json.error(deep.getBytes(StandardCharsets.UTF_8)).message()).isEqualTo(deep);
    }

    @Test
    void names_typeOrCode_eitherWillDo() {
        assertThat(new ErrorBody("a", "b", "").names(Set.of("a"))).isTrue();
        assertThat(new ErrorBody("a", "b", "").names(Set.of("b"))).isTrue();
        assertThat(new ErrorBody("a", "b", "").names(Set.of("c"))).isFalse();
    }
}
