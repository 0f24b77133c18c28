package io.recourse.standalone.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.Secrets;
import io.recourse.standalone.database.EmbeddedDatabase;
import io.recourse.standalone.identity.DemoClient;
import io.recourse.standalone.identity.TokenRequest;
import io.recourse.testing.HttpCalls;
import io.recourse.testing.HttpCalls.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** One customer's whole life in an installation, and then nothing of it can be read any more, by any way in. */
@ExtendWith(OutputCaptureExtension.class)
class ForgettingTest {

    /** Each is said in one place only, and is no word that anything else would have. */
    private static final List<String> SAID = List.of(
            "Quillfeather",
            "Zebrastripe",
            "紫罗兰街",
            "Marzipanhat",
            "Wobblegate",
            "Kettledrum",
            "Umbrellafish",
            "Pepperminted");

    @TempDir
    Path directory;

    @Test
    void nothingOfAForgottenPersonIsLeftAnywhere(CapturedOutput log) {
        DataDirectory data = DataDirectory.at(directory);
        String caseId;
        String receipt;
        try (Server server = Server.start(data, 0, LogTarget.CONSOLE)) {
            Desk desk = new Desk(server);
            caseId = life(desk, "c-1", "pay-1");
            life(desk, "c-2", "pay-2");
            receipt = desk.get("agent", "/api/v1/disputes/" + caseId)
                    .at("/receipts/0/receiptId")
                    .asString();
            String path = "/api/v1/disputes/" + caseId;
            assertThat(desk.found("Quillfeather")).hasSize(2);
            assertThat(desk.found("紫罗兰")).hasSize(2);
            assertThat(desk.call("agent", path + "/receipts/" + receipt + "/content")
                            .body())
                    .contains("Umbrellafish");
            assertThat(desk.get("agent", path + "/timeline").toString()).contains("Zebrastripe");

            Answer tooEarly = desk.post("admin", "/api/v1/admin/customers/c-1/forgetting", "{}");
            assertThat(tooEarly.status()).as(tooEarly.body()).isEqualTo(422);
            assertThat(tooEarly.json().at("/rule").asString()).isEqualTo("customer-has-open-cases");
            assertThat(tooEarly.json().toString()).contains(caseId);

            close(desk, path);
            close(desk, "/api/v1/disputes/" + desk.found("Quillfeather").getFirst());
            Answer forgotten = desk.post("admin", "/api/v1/admin/customers/c-1/forgetting", """
                    {"reference": "DSR-2026-117"}""");
            assertThat(forgotten.status()).as(forgotten.body()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(desk.found("Quillfeather")).hasSize(1));

            assertUnreadable(desk, caseId, receipt);
        }
        try (Server server = Server.start(data, 0, LogTarget.CONSOLE)) {
            Desk desk = new Desk(server);
            assertUnreadable(desk, caseId, receipt);
            assertThat(desk.get(
                                    "agent",
                                    "/api/v1/disputes/"
                                            + desk.found("Quillfeather").getFirst() + "/timeline")
                            .toString())
                    .as("another customer's words are still there")
                    .contains("Zebrastripe");

            String next = life(desk, "c-1", "pay-3");
            assertThat(desk.get("agent", "/api/v1/disputes/" + next + "/timeline")
                            .toString())
                    .as("who comes back begins anew")
                    .contains("Zebrastripe");
        }
        assertThat(filesWith("PRODUCT_NOT_RECEIVED")).as("what is not personal").isNotEmpty();
        assertThat(tablesWith(data, "PRODUCT_NOT_RECEIVED")).contains("query.dispute_case");
        assertThat(log.getAll()).contains("A customer is forgotten").doesNotContain(SAID);
        assertThat(SAID).allSatisfy(word -> {
            assertThat(filesWith(word)).as("files with " + word).isEmpty();
            assertThat(tablesWith(data, word)).as("tables with " + word).isEmpty();
        });
    }

    private static void assertUnreadable(Desk desk, String caseId, String receipt) {
        String path = "/api/v1/disputes/" + caseId;
        assertThat(desk.get("agent", path + "/timeline").toString())
                .contains("[forgotten]")
                .doesNotContain(SAID);
        assertThat(desk.get("agent", path).toString()).contains("\"forgotten\"").doesNotContain(SAID);
        Answer worked = desk.post("agent", path + "/notes", """
                {"text": "asked again"}""");
        assertThat(worked.status()).as(worked.body()).isEqualTo(201);
        assertThat(worked.body())
                .as("whoever works on the case")
                .contains("\"forgotten\"")
                .doesNotContain(SAID);
        assertThat(desk.get("agent", "/api/v1/payments/pay-1").toString()).doesNotContain(SAID);
        assertThat(desk.call("agent", path + "/receipts/" + receipt + "/content")
                        .status())
                .isEqualTo(404);
        assertThat(desk.get("auditor", "/api/v1/audit/disputes/" + caseId + "?atVersion=2")
                        .toString())
                .contains("\"forgotten\"")
                .doesNotContain(SAID);
        assertThat(desk.get("auditor", "/api/v1/audit/disputes/" + caseId + "/events")
                        .toString())
                .contains("sealed")
                .doesNotContain(SAID);
        assertThat(desk.get("merchant-m-1", "/api/v1/merchant/disputes/" + caseId)
                        .toString())
                .doesNotContain(SAID);
    }

    private static void close(Desk desk, String path) {
        Answer closed = desk.post("supervisor", path + "/closure", """
                {"outcome": "NO_FAULT", "basis": "POLICY", "summary": "Pepperminted"}""");
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);
        await().untilAsserted(() ->
                assertThat(desk.get("agent", path).at("/phase").asString()).isEqualTo("CLOSED"));
    }

    private static String life(Desk desk, String customer, String payment) {
        Answer recorded = desk.send(desk.to("agent", "/api/v1/payments/" + payment)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"customerId": "%s", "merchantId": "m-1", "capturedAt": "2026-11-20T06:00:00Z",
                         "amount": {"amount": "88.00", "currency": "CNY"}, "device": "Marzipanhat",
                         "description": "Wobblegate"}""".formatted(customer))));
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        Answer opened = desk.post("agent", "/api/v1/disputes", """
                {"customerId": "%s", "paymentIds": ["%s"], "reason": "PRODUCT_NOT_RECEIVED", "channel": "PHONE",
                 "disputedAmount": {"amount": "88.00", "currency": "CNY"},
                 "description": "Quillfeather never came 紫罗兰街"}""".formatted(customer, payment));
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        String path = "/api/v1/disputes/" + opened.json().at("/disputeId").asString();
        desk.done(path + "/notes", """
                {"text": "Zebrastripe called again"}""");
        desk.done(path + "/contacts", """
                {"channel": "PHONE", "words": "Kettledrum, she said", "result": "waits"}""");
        Answer attached = desk.send(desk.to("agent", path + "/receipts")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        --b\r
                        Content-Disposition: form-data; name="metadata"\r
                        \r
                        {"kind": "PAYMENT_VOUCHER"}\r
                        --b\r
                        Content-Disposition: form-data; name="file"; filename="voucher.txt"\r
                        \r
                        Umbrellafish bought a hat\r
                        --b--\r
                        """)));
        assertThat(attached.status()).as(attached.body()).isEqualTo(201);
        await().untilAsserted(() ->
                assertThat(desk.call("agent", path + "?minVersion=3").status()).isEqualTo(200));
        return opened.json().at("/disputeId").asString();
    }

    private List<Path> filesWith(String word) {
        byte[] wanted = word.getBytes(UTF_8);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, wanted))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, byte[] wanted) {
        try {
            // Latin-1 keeps every byte as one character.
            return Files.readString(file, ISO_8859_1).contains(new String(wanted, ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a dump of the database would show, where PostgreSQL keeps long values compressed. */
    private static List<String> tablesWith(DataDirectory data, String word) {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, Secrets.ofHeld(data))) {
            JdbcClient sql = JdbcClient.create(
                    new DriverManagerDataSource(database.url(), database.user(), database.password()));
            List<String> tables =
                    sql.sql("""
                            SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                            WHERE schemaname NOT IN ('pg_catalog', 'information_schema')""").query((row, number) -> row.getString(1)).list();
            assertThat(tables).contains("command.domain_event_entry", "query.dispute_case", "content.content_chunk");
            return tables.stream()
                    .filter(table ->
                            sql.sql("SELECT count(*) FROM " + table + " AS r WHERE r::text LIKE ? OR r::text LIKE ?")
                                            .params("%" + word + "%", "%" + hex(word) + "%")
                                            .query(Long.class)
                                            .single()
                                    > 0)
                    .toList();
        }
    }

    private static String hex(String word) {
        return HexFormat.of().formatHex(word.getBytes(UTF_8));
    }

    /** Everybody's way in. */
    private static final class Desk {

        private final Server server;
        private final HttpCalls http;

        Desk(Server server) {
            this.server = server;
            this.http = new HttpCalls(server.url().getPort());
        }

        HttpRequest.Builder to(String client, String path) {
            return http.to(path, token(client));
        }

        Answer send(HttpRequest.Builder request) {
            return http.send(request);
        }

        Answer post(String client, String path, String json) {
            return http.send(http.post(path, token(client), json)
                    .header("Idempotency-Key", UUID.randomUUID().toString()));
        }

        void done(String path, String json) {
            Answer answer = post("agent", path, json);
            assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        }

        Answer call(String client, String path) {
            return http.send(to(client, path));
        }

        JsonNode get(String client, String path) {
            Answer answer = call(client, path);
            assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
            return answer.json();
        }

        List<String> found(String word) {
            return get("agent", "/api/v1/disputes?q=" + URLEncoder.encode(word, UTF_8))
                    .at("/items")
                    .valueStream()
                    .map(item -> item.at("/disputeId").asString())
                    .toList();
        }

        private String token(String client) {
            return new TokenRequest(server.url(), server.secrets())
                    .token(DemoClient.named(client).orElseThrow());
        }
    }
}
