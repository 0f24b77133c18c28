package io.recourse.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.rejection.Rule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextsTest {
    private static final String PROBLEMS = "/io/recourse/runtime/problem/problems";
    private static final String RULES = "/io/recourse/rejection/rules";
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\w+}");

    @ParameterizedTest
    @ValueSource(strings = {PROBLEMS, RULES})
    void everyTextIsThereInBothLanguagesWithTheSameArguments(String bundle) throws IOException {
        Properties english = read(bundle + ".properties");
        Properties chinese = read(bundle + "_zh_CN.properties");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(chinese.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
        }
    }

    @Test
    void chineseTextsAreChinese() throws IOException {
        Properties chinese = read(RULES + "_zh_CN.properties");

        assertThat(chinese.stringPropertyNames())
                .allSatisfy(key -> assertThat(chinese.getProperty(key)).as(key).containsPattern("\\p{IsHan}"));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleIsExplainedAndWorded(Rule rule) throws IOException {
        assertThat(read(RULES + ".properties").stringPropertyNames())
                .contains(rule.slug() + ".about", rule.slug() + ".detail");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeIsExplainedAndWorded(ProblemType type) throws IOException {
        assertThat(read(PROBLEMS + ".properties").stringPropertyNames())
                .contains(type.slug() + ".title", type.slug() + ".about", type.slug() + ".detail");
    }

    @ParameterizedTest
    @EnumSource(Flaw.Kind.class)
    void everyFlawIsWorded(Flaw.Kind kind) throws IOException {
        assertThat(read(PROBLEMS + ".properties").stringPropertyNames()).contains(kind.key());
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(String resource) throws IOException {
        var texts = new Properties();
        var stream = ProblemTextsTest.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException("no " + resource);
        }
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
