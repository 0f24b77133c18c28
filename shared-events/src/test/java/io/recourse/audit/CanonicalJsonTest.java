package io.recourse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {}                                   | {}
            { }                                  | {}
            [ ]                                  | []
            {"b" : 1 , "a" : "x y"}              | {"a":"x y","b":1}
            {"b":{"d":[1, {"f":2,"e":null}],"c":true}} | {"b":{"c":true,"d":[1,{"e":null,"f":2}]}}
            {"a!":1,"a":2}                       | {"a":2,"a!":1}
            {"a":"\\"}, \\\\"}                   | {"a":"\\"}, \\\\"}
            -1.50e3                              | -1.50e3
            """)
    void sameContentIsOneText(String json, String canonical) {
        assertThat(CanonicalJson.of(json)).isEqualTo(canonical);
        assertThat(CanonicalJson.of(canonical)).isEqualTo(canonical);
    }

    @Test
    void linesAreSpace() {
        assertThat(CanonicalJson.of("\t{\r\n\"a\"\n:\n1}\n")).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\"}",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "[1,]",
                "[1 2]",
                "{} {}",
                "\"a",
                "\"a\\",
                "{a:1}",
                "]"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> CanonicalJson.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
