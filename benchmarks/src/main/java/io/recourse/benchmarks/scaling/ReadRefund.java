package io.recourse.benchmarks.scaling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.benchmarks.peers.recourse.RefundEnd;
import io.recourse.benchmarks.polling.Connection.Answer;
import io.recourse.dispute.CaseId;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Learns of a refund's end as a client does that reads the case: it asks for a version that it has not seen, and is kept waiting. */
final class ReadRefund implements RefundEnd {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Line commands;
    private final Line reads;
    private final String token;

    ReadRefund(Line commands, Line reads, String token) {
        this.commands = commands;
        this.reads = reads;
        this.token = token;
    }

    @Override
    public void expect(CaseId caseId) {
        // What is read is read afterwards.
    }

    @Override
    public void await(CaseId caseId) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode view = after(caseId, commands.version());
        while (!isRefunded(view)) {
            if (System.nanoTime() > end) {
                throw new IOException("no refund after " + PATIENCE + ": " + view);
            }
            view = after(caseId, view.at("/version").asLong());
        }
    }

    private JsonNode after(CaseId caseId, long version) throws IOException {
        Answer answer = reads.get(
                "/api/v1/disputes/" + caseId + "?minVersion=" + (version + 1),
                Map.of("Authorization", "Bearer " + token));
        if (answer.status() != 200) {
            throw new IOException("version " + version + " of " + caseId + " is followed by no other: "
                    + answer.status() + " " + new String(answer.body(), UTF_8));
        }
        return JSON.readTree(answer.body());
    }

    private static boolean isRefunded(JsonNode view) {
        return view.at("/refunds/0/status").asString("").equals("SUCCEEDED");
    }
}
