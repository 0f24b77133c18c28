package io.recourse.runtime.problem;

import io.recourse.money.Money;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.web.WebJson;
import io.recourse.testing.KeptInputs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of requests: they are read and can be written and read again, or refused with a place and no name of a class. */
class BodyFuzzTest {

    private static final JsonMapper JSON = WebJson.mapper();
    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)*", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("(line -?\\d+, column -?\\d+)?");

    /** One member of each kind that requests have. */
    record Body(
            String text,
            Optional<String> word,
            Optional<Money> amount,
            Optional<Instant> at,
            Optional<LocalDate> day,
            Optional<Language> language,
            Optional<Integer> count,
            Optional<Long> large,
            Optional<Boolean> flag,
            Optional<BigDecimal> number,
            Optional<List<Body>> more,
            Optional<Map<String, String>> words) {}

    @TestFactory
    Stream<DynamicTest> kept() {
        return KeptInputs.of(BodyFuzzTest.class, BodyFuzzTest::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        Body body;
        try {
            body = JSON.readValue(input, Body.class);
        } catch (JacksonException refused) {
            requirePlace(JsonFailures.of(Optional.of(refused)));
            return;
        }
        if (body != null
                && !JSON.readValue(JSON.writeValueAsBytes(body), Body.class).equals(body)) {
            throw new AssertionError("does not come back: " + body);
        }
    }

    private static void requirePlace(Failure failure) {
        if (failure.type().status() != 400) {
            throw new AssertionError("refused otherwise: " + failure);
        }
        boolean malformed = failure.type() == ProblemType.MALFORMED_JSON;
        failure.flaws().forEach(flaw -> {
            boolean placed = POINTER.matcher(flaw.pointer()).matches();
            String reason = flaw.arguments().getOrDefault("reason", "");
            if (!placed || (malformed && !PLACE.matcher(reason).matches())) {
                throw new AssertionError("no place: " + flaw);
            }
        });
    }
}
