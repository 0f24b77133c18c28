package io.recourse.query.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.actor.Act;
import io.recourse.actor.Actor;
import io.recourse.actor.Channel;
import io.recourse.actor.CommandId;
import io.recourse.actor.Role;
import io.recourse.dispute.CaseId;
import io.recourse.payment.MerchantId;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.runtime.webhook.WebhookReach;
import io.recourse.runtime.webhook.WebhookSecrets;
import io.recourse.testing.CaseEvents;
import io.recourse.testing.TestDatabase;
import io.recourse.webhook.WebhookEvent;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhookRegistered;
import io.recourse.webhook.WebhookUrl;
import io.recourse.webhook.WebhooksId;
import io.recourse.webhook.WebhooksState;
import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** One merchant's webhook to a shop on this machine, and cases whose changes are written as the projection writes them. */
@SpringBootTest(
        classes = SendingApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"spring.main.banner-mode=off", "recourse.webhooks.allow-private-addresses=true"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
abstract class SendingTest {

    static final MerchantId MERCHANT = MerchantId.of("m-1");
    static final MerchantId OTHER_MERCHANT = MerchantId.of("m-2");
    static final WebhookId WEBHOOK = webhook(1);
    static final WebhookId OTHER_WEBHOOK = webhook(2);
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    VirtualClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    WebhookSecrets secrets;

    @Autowired
    Outbox outbox;

    @Autowired
    FanOut fanOut;

    @Autowired
    Requests requests;

    @Autowired
    private WebhookRows rows;

    @Autowired
    private Wishes wishes;

    final Shop shop = new Shop();
    final WebhookReach everywhere = new WebhookReach(true);
    Dispatcher dispatcher;
    private Post post;
    private long lastNumber;

    static WebhookId webhook(int number) {
        return WebhookId.of("whk_01K9ZV5N8QJ3E4R7T2W6" + String.format("%06d", number));
    }

    static CaseId dispute(int number) {
        return CaseEvents.id(number);
    }

    @BeforeEach
    void begin() {
        database.sql("""
                        truncate query.merchant_webhooks, query.webhook_line, query.webhook_request, query.webhook_delivery,
                            query.case_change, query.dispute_case""").update();
        database.sql("update query.webhook_progress set number = 0").update();
        post = new Post(
                new CheckedAddresses(InetAddress::getAllByName, everywhere),
                everywhere,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Post.TOTAL);
        dispatcher = newDispatcher();
    }

    @AfterEach
    void end() {
        shop.close();
        dispatcher.drained(PATIENCE);
        post.close();
    }

    Dispatcher newDispatcher() {
        return new Dispatcher(fanOut, requests, outbox, rows, new Courier(post, secrets, clock), new Bell(), clock);
    }

    /** The events of {@link #MERCHANT}'s webhooks, as the projection takes them. */
    void happened(WebhookEvent... events) {
        for (WebhookEvent event : events) {
            Optional<WebhooksState> before = rows.find(WebhooksId.of(event.merchantId()));
            long sequence = before.map(state -> state.version() + 1).orElse(0L);
            rows.save(List.of(WebhooksState.evolve(before, event, sequence)));
            wishes.heard(event, sequence);
        }
    }

    /** An event that was taken before comes again. */
    void cameAgain(WebhookEvent event, long sequence) {
        wishes.heard(event, sequence);
    }

    void registered() {
        happened(registered(MERCHANT, WEBHOOK, shop.url()));
    }

    WebhookRegistered registered(MerchantId merchant, WebhookId webhook, String url) {
        return new WebhookRegistered(merchant, webhook, WebhookUrl.of(url), act("register"));
    }

    Act act(String intention) {
        return new Act(new Actor("m", Role.MERCHANT), Channel.API, clock.instant(), CommandId.of(intention));
    }

    /** The case of {@link #MERCHANT} has this version now. */
    void changed(int number, long version) {
        changed(MERCHANT, number, version, "OPEN");
    }

    void changed(MerchantId merchant, int number, long version, String status) {
        row(merchant, number, version, status);
        announced(merchant, number, version);
    }

    void announced(MerchantId merchant, int number, long version) {
        lastNumber++;
        database.sql("""
                        insert into query.case_change (case_id, merchant_id, version, status, number, updated_at)
                        values (:id, :merchant, :version, 'OPEN', :number, :now)
                        on conflict (case_id) do update set (version, number, updated_at)
                            = (excluded.version, excluded.number, excluded.updated_at)""")
                .param("id", dispute(number).value())
                .param("merchant", merchant.value())
                .param("version", version)
                .param("number", lastNumber)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void row(MerchantId merchant, int number, long version, String status) {
        database.sql("""
                        insert into query.dispute_case (case_id, version, doc, status, origin, stage, phase, funds, round, late,
                            missed, reason, channel, customer_id, merchant_id, payment_ids, next_due_at,
                            opened_at, updated_at, queue, urgent, waiting_for, contacts, escalations, tasks)
                        values (:id, :version, '{}', :status, '', '', '', '', 1, '{}', '{}', '', '', 'c-1', :merchant, '{}',
                            'infinity', :now, :now, '', false, '{}', 0, 0, '{}')
                        on conflict (case_id) do update set (version, status, updated_at)
                            = (excluded.version, excluded.status, excluded.updated_at)""")
                .param("id", dispute(number).value())
                .param("version", version)
                .param("status", status)
                .param("merchant", merchant.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Sends what is due now and waits until it is over; what follows from it is not sent yet. */
    void send() {
        dispatcher.step();
        assertThat(dispatcher.drained(PATIENCE)).isTrue();
    }

    void later(Duration wait) {
        clock.advanceTo(clock.instant().plus(wait));
    }

    /** Goes from one due message to the next until nothing is to be sent any more. */
    void sendEverything() {
        do {
            send();
            nextDue().filter(due -> due.isAfter(clock.instant())).ifPresent(clock::advanceTo);
        } while (nextDue().isPresent());
    }

    Optional<Instant> nextDue() {
        return database.sql("""
                        select greatest(min(d.due_at), l.paused_until) from query.webhook_delivery d
                        join query.webhook_line l using (webhook_id) where d.due_at is not null and l.gone_at is null
                        group by l.webhook_id, l.paused_until order by 1 limit 1""").query(Timestamp.class).optional().map(Timestamp::toInstant);
    }

    long count(DeliveryState state) {
        return database.sql("select count(*) from query.webhook_delivery where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    List<String> told() {
        return shop.received().stream()
                .map(message -> message.type() + " " + message.version())
                .toList();
    }
}
