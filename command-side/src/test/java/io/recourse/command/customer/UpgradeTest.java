package io.recourse.command.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.CommandSideApplication;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.DisputeEvent;
import io.recourse.payment.CustomerId;
import io.recourse.receipt.Sha256;
import io.recourse.runtime.content.ContentStore;
import io.recourse.runtime.json.StoredJson;
import io.recourse.runtime.vault.DataKeys;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.EventLog;
import io.recourse.testing.TestDatabase;
import io.recourse.testing.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of a version that had no keys: events and files in it are plain. */
class UpgradeTest {

    private static final CaseId CASE = CaseEvents.id(1);
    private static final byte[] FILE = "a voucher, plain".getBytes(UTF_8);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @Test
    void whatWasPlainIsSealedOnceAndReadAsBefore() throws Exception {
        Sha256 file = Sha256.of(MessageDigest.getInstance("SHA-256").digest(FILE));
        CaseEvents events = CaseEvents.of(1)
                .description("never came \\u4e2d文 1.50")
                .opened()
                .receipt(file, FILE.length, "text/plain", "voucher.txt")
                .note("said on the phone");
        List<DisputeEvent> history = events.events();
        try (ConfigurableApplicationContext app = start()) {
            new EventLog().add(events).appendTo(app.getBean(EventStore.class));
        }
        beforeThereWereKeys(history, file);
        assertThat(plainEvents()).isEqualTo(3);

        for (int start = 0; start < 2; start++) {
            try (ConfigurableApplicationContext app = start()) {
                assertThat(plainEvents()).isZero();
                assertThat(number("select count(*) from content.content where key_id = ''"))
                        .isZero();
                assertThat(app.getBean(EventStore.class)
                                .readEvents(CASE.value())
                                .asStream()
                                .<Object>map(message -> message.getPayload()))
                        .containsExactlyElementsOf(history);
                assertThat(bytes(app, file)).isEqualTo(FILE);
            }
        }
    }

    private static byte[] bytes(ConfigurableApplicationContext app, Sha256 file) throws IOException {
        try (InputStream in = app.getBean(ContentStore.class)
                .open(app.getBean(DataKeys.class).of(CustomerId.of("c-1")), file)
                .orElseThrow()
                .getInputStream()) {
            return in.readAllBytes();
        }
    }

    private void beforeThereWereKeys(List<DisputeEvent> history, Sha256 file) {
        for (int i = 0; i < history.size(); i++) {
            sql.sql(
                            "update command.domain_event_entry set payload = ? where aggregate_identifier = ? and sequence_number = ?")
                    .params(StoredJson.mapper().writeValueAsBytes(history.get(i)), CASE.value(), i)
                    .update();
        }
        sql.sql("insert into content.content values (?, ?, 'text/plain', now(), '')")
                .params(file.bytes(), FILE.length)
                .update();
        sql.sql("insert into content.content_chunk values (?, 0, ?, '')")
                .params(file.bytes(), FILE)
                .update();
        sql.sql("delete from vault.sealed_history").update();
        sql.sql("delete from vault.data_key").update();
    }

    private long plainEvents() {
        return number(
                "select count(*) from command.domain_event_entry where position('\"plain\":'::bytea in payload) > 0");
    }

    private long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(CommandSideApplication.class, TestTokens.Issuer.class)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("test-database", database.properties())))
                .run("--server.port=0", "--spring.main.banner-mode=off");
    }
}
