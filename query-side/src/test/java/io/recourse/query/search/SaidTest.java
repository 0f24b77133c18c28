package io.recourse.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.DisputeEvent;
import io.recourse.testing.CaseEvents;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SaidTest {

    private static final List<DisputeEvent> EVENTS = CaseEvents.whole(7).events();

    @Test
    void openingNamesWhomAndWhatItIsAbout() {
        Said said = Said.in(EVENTS.getFirst());

        assertThat(said.plain()).contains("c-7", "pay-7", "m-1", "test-7");
        assertThat(said.personal())
                .containsExactly("The parcel never came. 包裹一直没有收到", "called the shop", "phone X", "order-7");
    }

    @Test
    void wordsOfEveryEventAreTaken() {
        assertThat(EVENTS.stream().flatMap(event -> Said.in(event).personal().stream()))
                .contains(
                        "凭证 1.pdf",
                        "as sent by the customer",
                        "told us the story",
                        "will wait",
                        "looks honest",
                        "merchant is silent",
                        "customer never got the goods",
                        "all settled");
        assertThat(plain()).contains("ledger-7", "account-closed");
    }

    @Test
    void whoRecordedItAndHashesAndPoliciesAreNot() {
        assertThat(plain())
                .doesNotContain(
                        "agent",
                        "open-7-0",
                        "ab".repeat(32),
                        "FIRST_RESPONSE",
                        CaseEvents.id(7).value());
    }

    private static Stream<String> plain() {
        return EVENTS.stream().flatMap(event -> Said.in(event).plain().stream());
    }
}
