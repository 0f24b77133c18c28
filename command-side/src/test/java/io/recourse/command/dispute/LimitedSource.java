package io.recourse.command.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.ExternalReference;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import io.recourse.testing.TestTokens;
import java.net.http.HttpRequest;

/** A system that complaints come from, and whose payments can be refunded only so far. */
record LimitedSource(String name) {

    private static final String PACK = """
            id: %1$s
            version: 1
            title: What %1$s allows of refunds
            effectiveFrom: 2020-01-01
            sourceVersion: for tests
            calendar: weekdays
            appliesTo: {sources: [%1$s]}
            deadlines: []
            limits: {refunds: {%2$s}}
            """;

    /** @param limits as a pack writes them, such as {@code most: 5} */
    static LimitedSource add(HttpCalls http, String name, String limits) {
        Answer added = http.send(http.to("/api/v1/admin/policies", TestTokens.admin())
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(PACK.formatted(name, limits))));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        return new LimitedSource(name);
    }

    ExternalReference reference(CaseId id) {
        return new ExternalReference(name, id.value());
    }
}
