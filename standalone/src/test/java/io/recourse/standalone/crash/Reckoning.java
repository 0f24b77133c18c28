package io.recourse.standalone.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What can be added up again: read models by a replay, the history by its ledger, the wallet's books. Nobody works meanwhile. */
public final class Reckoning {

    static final List<String> READ_MODELS = List.of("cases", "incidents", "payments", "search", "timeline", "webhooks");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Database database;
    private final Api admin;
    private final Api auditor;
    private final Figures figures;

    /** Where the books are. */
    @FunctionalInterface
    public interface Database {
        Connection connect() throws SQLException;
    }

    public Reckoning(Served served, Database database, Figures figures) {
        this.database = database;
        this.admin = new Api(served, "admin");
        this.auditor = new Api(served, "auditor");
        this.figures = figures;
    }

    /** Every read model is what a replay from the first event makes of it. */
    void readModels() {
        for (String name : READ_MODELS) {
            // A projection that met an outage may wait for a minute before it goes on; what it has not read cannot be
            // compared.
            JsonNode ended = eventually(
                    () -> compared(name), one -> one.at("/comparison/moved").asLong() == 0);
            long differences = Stream.of("changed", "missing", "surplus")
                    .mapToLong(count -> ended.at("/comparison/" + count).asLong())
                    .sum();
            if (!ended.at("/state").asString().equals("COMPARED") || differences > 0) {
                figures.finding("the read model " + name + " is not what a replay makes: " + ended);
            }
        }
    }

    private JsonNode compared(String name) {
        // One that a kill interrupted is taken over, and ends first.
        JsonNode begun = eventually(
                () -> rebuild(name, "NEVER"), now -> now.at("/mode").asString().equals("NEVER"));
        String id = begun.at("/id").asString();
        return eventually(
                () -> json(admin.get(path(name))),
                now -> now.at("/id").asString().equals(id)
                        && !now.at("/state").asString().equals("RUNNING"));
    }

    /** Begins to make a read model anew; or, while that is being done, tells how it goes. */
    JsonNode rebuild(String name, String switching) throws IOException, InterruptedException {
        return json(admin.send(post(path(name), "{\"switching\": \"" + switching + "\", \"reason\": \"crash\"}")));
    }

    /** Every event is what was signed. */
    void signatures() {
        String path = "/api/v1/audit/verifications";
        JsonNode begun = eventually(() -> json(auditor.send(post(path, ""))), run -> run.has("id"));
        JsonNode ended = eventually(
                () -> json(auditor.get(path + "/" + begun.at("/id").asString())),
                run -> !run.at("/state").asString().equals("RUNNING"));
        if (!ended.at("/state").asString().equals("SUCCEEDED")) {
            figures.finding("the history is not whole: " + ended);
        }
    }

    /**
     * Each refund moved its money once, and nothing is made or lost.
     *
     * @param refunds all that succeeded
     */
    void books(Set<String> refunds) throws SQLException {
        Set<String> moved = new TreeSet<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("SELECT transfer_id FROM command.ledger_transfer WHERE kind = 'REFUND'")) {
                while (rows.next()) {
                    moved.add(rows.getString(1));
                }
            }
            if (!moved.equals(new TreeSet<>(refunds))) {
                figures.finding(moved.size() + " transfers for " + refunds.size() + " refunds");
            }
            none(statement, "balances that are not nothing together", """
                    SELECT currency FROM command.ledger_account GROUP BY currency HAVING sum(balance) <> 0""");
            none(statement, "accounts whose balance is not what was transferred", """
                    SELECT account FROM command.ledger_account a
                    WHERE balance <> (SELECT coalesce(sum(CASE t.to_account WHEN a.account THEN amount ELSE -amount END), 0)
                                      FROM command.ledger_transfer t
                                      WHERE a.account IN (t.to_account, t.from_account) AND t.currency = a.currency)""");
        }
    }

    private void none(Statement statement, String what, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            if (rows.next()) {
                figures.finding(what + ": " + rows.getString(1));
            }
        }
    }

    private static Command post(String path, String body) {
        return new Command(
                Command.Kind.PACK,
                "POST",
                path,
                "application/json",
                body,
                UUID.randomUUID().toString());
    }

    private static String path(String readModel) {
        return "/api/v1/admin/projections/" + readModel + "/rebuild";
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private interface Question {
        JsonNode ask() throws IOException, InterruptedException;
    }

    private static JsonNode eventually(Question question, Predicate<JsonNode> enough) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(IOException.class::isInstance)
                .until(() -> Optional.of(question.ask()).filter(enough), Optional::isPresent)
                .orElseThrow();
    }
}
