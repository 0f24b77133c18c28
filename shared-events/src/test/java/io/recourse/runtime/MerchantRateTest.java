package io.recourse.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerchantRateTest extends HttpTest {

    private static final String PATH = "/api/v1/merchant/probe";

    /** More than a burst, and than what a second brings back many times. */
    private static final int FLOOD = 5_000;

    @Test
    void noisyMerchantIsHeldBackAndNobodyElse() {
        HttpCalls calls = http();
        String noisy = TestTokens.merchant("m-noisy");
        Answer refused = IntStream.range(0, FLOOD)
                .mapToObj(number -> calls.send(calls.to(PATH, noisy)))
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().at("/type").asString()).isEqualTo("/problems/too-many-requests");
        assertThat(refused.header("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Long.parseLong(seconds)).isPositive());
        assertThat(http().send(http().to(PATH, TestTokens.merchant("m-quiet"))).status())
                .isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(http().send(http().to(PATH, noisy)).status()).isEqualTo(200));
    }

    @Test
    void strangersAreStillTurnedAwayByWhoTheyAre() {
        assertThat(http().send(http().to(PATH)).status()).isEqualTo(401);
        assertThat(http().send(http().to(PATH, TestTokens.agent())).status()).isEqualTo(403);
    }
}
