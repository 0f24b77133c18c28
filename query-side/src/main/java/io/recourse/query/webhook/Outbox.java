package io.recourse.query.webhook;

import io.recourse.payment.MerchantId;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhooksId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code query.webhook_delivery}. Of one webhook and subject, only the first message that is still to be sent can be taken, by
 * one process at a time: so they arrive in order, whoever sends them and whoever dies.
 */
@Component
class Outbox {

    /** How long a message belongs to who took it. What it sends must be over well before. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);

    private static final String ADD = """
            insert into query.webhook_delivery (message_id, webhook_id, subject, version, type, payload, state, created_at, due_at)
            select m.id, m.webhook, m.subject, m.version, m.type, m.payload, 'PENDING', m.now,
                case when exists (select 1 from query.webhook_delivery d
                                  where d.webhook_id = m.webhook and d.subject = m.subject and d.state = 'PENDING')
                then null else m.now end
            from (select ?::text as id, ?::text as webhook, ?::text as subject, ?::bigint as version, ?::text as type,
                ?::text as payload, ?::timestamptz as now) m
            on conflict (message_id) do nothing""";

    /** What waits behind nothing any more. */
    private static final String PROMOTE = """
            update query.webhook_delivery d set due_at = :now
            where d.webhook_id = :webhook and d.state = 'PENDING' and d.due_at is null and not exists (
                select 1 from query.webhook_delivery e
                where e.webhook_id = d.webhook_id and e.subject = d.subject and e.state = 'PENDING' and e.id < d.id)""";

    private static final String OF_SUBJECT = " and d.subject = :subject";

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;
    private final Schedule schedule;
    private final Clock clock;

    Outbox(
            JdbcClient database,
            JdbcTemplate batches,
            TransactionTemplate transactions,
            Schedule schedule,
            Clock clock) {
        this.database = database;
        this.batches = batches;
        this.transactions = transactions;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** A webhook that was told of a subject. */
    record Told(WebhookId webhook, String subject) {}

    /** A webhook that has something to send at once. */
    record Due(WebhookId webhook, MerchantId merchant) {}

    /** Those of {@code asked} that have or had a message already. */
    Set<Told> told(Collection<Told> asked) {
        return new HashSet<>(database.sql("""
                        select w.webhook, w.subject from unnest(:webhooks::text[], :subjects::text[]) as w (webhook, subject)
                        where exists (select 1 from query.webhook_delivery d
                                      where d.webhook_id = w.webhook and d.subject = w.subject)""")
                .param(
                        "webhooks",
                        asked.stream().map(one -> one.webhook().value()).toArray(String[]::new))
                .param("subjects", asked.stream().map(Told::subject).toArray(String[]::new))
                .query((row, n) -> new Told(WebhookId.of(row.getString(1)), row.getString(2)))
                .list());
    }

    /** In a transaction that holds the webhooks' lines. What is there already is not added again. */
    void add(List<Message> messages) {
        Timestamp now = Timestamp.from(clock.instant());
        batches.batchUpdate(ADD, messages, messages.size() + 1, (row, message) -> fill(row, message, now));
    }

    private static void fill(PreparedStatement row, Message message, Timestamp now) throws SQLException {
        row.setString(1, message.id());
        row.setString(2, message.webhook().value());
        row.setString(3, message.subject());
        if (message.version().isPresent()) {
            row.setLong(4, message.version().getAsLong());
        } else {
            row.setNull(4, Types.BIGINT);
        }
        row.setString(5, message.type().word());
        row.setString(6, message.payload());
        row.setTimestamp(7, now);
    }

    /** Webhooks that have something to send now and may be sent to. */
    List<Due> due() {
        return database.sql("""
                        select l.webhook_id, l.merchant_id from query.webhook_line l
                        where l.status = 'ON' and l.gone_at is null and (l.paused_until is null or l.paused_until <= :now)
                        and exists (select 1 from query.webhook_delivery d
                                    where d.webhook_id = l.webhook_id and d.due_at <= :now)""")
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Due(WebhookId.of(row.getString(1)), MerchantId.of(row.getString(2))))
                .list();
    }

    /**
     * Takes messages of one webhook, the longest due first. After many failures in a row only one, which is a trial for all others.
     *
     * @param room how many at most, at least 1
     * @param busy whether some of it are on their way from here already
     */
    List<Claimed> take(Due due, int room, boolean busy) {
        Instant now = clock.instant();
        Instant until = now.plus(LEASE);
        return Optional.ofNullable(transactions.execute(status -> {
                    Optional<Integer> failures = database.sql("""
                                    select failures from query.webhook_line where webhook_id = :webhook and status = 'ON'
                                    and gone_at is null and (paused_until is null or paused_until <= :now)
                                    for update skip locked""")
                            .param("webhook", due.webhook().value())
                            .param("now", Timestamp.from(now))
                            .query(Integer.class)
                            .optional();
                    if (failures.isEmpty()) {
                        return List.<Claimed>of();
                    }
                    boolean trial = failures.get() >= Schedule.FAILURES;
                    if (trial && busy) {
                        return List.<Claimed>of();
                    }
                    List<Claimed> taken = take(due, trial ? 1 : room, now, until);
                    if (trial && !taken.isEmpty()) {
                        pause(due.webhook(), until);
                    }
                    return taken;
                }))
                .orElse(List.of());
    }

    private List<Claimed> take(Due due, int room, Instant now, Instant until) {
        return database.sql("""
                        update query.webhook_delivery set due_at = :until, attempts = attempts + 1, last_attempt_at = :now
                        where id in (select id from query.webhook_delivery where webhook_id = :webhook and due_at <= :now
                                     order by due_at, id limit :room)
                        returning id, message_id, subject, payload, attempts, created_at""")
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .param("webhook", due.webhook().value())
                .param("room", room)
                .query((row, n) -> claimed(row, due, until))
                .list();
    }

    private static Claimed claimed(ResultSet row, Due due, Instant until) throws SQLException {
        return new Claimed(
                row.getLong("id"),
                WebhooksId.of(due.merchant()),
                due.webhook(),
                row.getString("message_id"),
                row.getString("subject"),
                row.getString("payload"),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                until);
    }

    private void pause(WebhookId webhook, Instant until) {
        database.sql("update query.webhook_line set paused_until = :until where webhook_id = :webhook")
                .param("until", Timestamp.from(until))
                .param("webhook", webhook.value())
                .update();
    }

    /** It was not tried after all: as if it had not been taken. */
    void giveBack(Claimed claimed, Duration wait) {
        database.sql("""
                        update query.webhook_delivery set due_at = :due, attempts = attempts - 1
                        where id = :id and attempts = :attempt and state = 'PENDING'""")
                .param("due", Timestamp.from(clock.instant().plus(wait)))
                .param("id", claimed.number())
                .param("attempt", claimed.attempt())
                .update();
    }

    /** Notes what came of it, unless somebody else has taken it since, who will know better. */
    void note(Claimed claimed, Outcome outcome) {
        transactions.executeWithoutResult(status -> {
            Optional<Integer> failures = hold(claimed.webhook());
            if (failures.isEmpty()) {
                return;
            }
            Instant now = clock.instant();
            if (outcome.delivered()) {
                if (end(claimed, DeliveryState.DELIVERED, outcome, now)) {
                    opened(claimed.webhook());
                    promote(claimed, now);
                }
            } else if (outcome.gone()) {
                if (end(claimed, DeliveryState.DEAD, outcome, now)) {
                    close(claimed.webhook(), now);
                    tellDead(claimed, outcome);
                }
            } else {
                fail(claimed, outcome, failures.get() + 1, now);
            }
        });
    }

    private void fail(Claimed claimed, Outcome outcome, int failures, Instant now) {
        Optional<Instant> next = schedule.next(claimed.attempt(), claimed.createdAt(), outcome.patience(), now);
        boolean noted = next.map(due -> later(claimed, outcome, due))
                .orElseGet(() -> end(claimed, DeliveryState.DEAD, outcome, now));
        if (!noted) {
            return;
        }
        if (next.isEmpty()) {
            promote(claimed, now);
            tellDead(claimed, outcome);
        }
        database.sql("""
                        update query.webhook_line set failures = :failures, paused_until = :until
                        where webhook_id = :webhook""")
                .param("failures", failures)
                .param(
                        "until",
                        Schedule.pause(failures, outcome.patience(), now)
                                .map(Timestamp::from)
                                .orElse(null))
                .param("webhook", claimed.webhook().value())
                .update();
        expire(claimed.webhook(), now);
    }

    private Optional<Integer> hold(WebhookId webhook) {
        return database.sql("""
                        select failures from query.webhook_line where webhook_id = :webhook and status <> 'REMOVED'
                        for update""")
                .param("webhook", webhook.value())
                .query(Integer.class)
                .optional();
    }

    private boolean later(Claimed claimed, Outcome outcome, Instant due) {
        return database.sql("""
                        update query.webhook_delivery set due_at = :due, last_status = :status, last_error = :error
                        where id = :id and attempts = :attempt and state = 'PENDING'""")
                        .param("due", Timestamp.from(due))
                        .params(of(claimed, outcome))
                        .update()
                > 0;
    }

    private boolean end(Claimed claimed, DeliveryState state, Outcome outcome, Instant now) {
        return database.sql("""
                        update query.webhook_delivery set state = :state, due_at = null, ended_at = :now,
                            last_status = :status, last_error = :error
                        where id = :id and attempts = :attempt and state = 'PENDING'""")
                        .param("state", state.name())
                        .param("now", Timestamp.from(now))
                        .params(of(claimed, outcome))
                        .update()
                > 0;
    }

    private static Map<String, Object> of(Claimed claimed, Outcome outcome) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", claimed.number());
        values.put("attempt", claimed.attempt());
        values.put("status", outcome.code() > 0 ? outcome.code() : null);
        values.put("error", outcome.error().orElse(null));
        return values;
    }

    private void opened(WebhookId webhook) {
        database.sql("""
                        update query.webhook_line set failures = 0, paused_until = null
                        where webhook_id = :webhook and (failures > 0 or paused_until is not null)""").param("webhook", webhook.value()).update();
    }

    /** Until the merchant changes the webhook, or asks for something, nothing is sent and nothing is kept for it. */
    private void close(WebhookId webhook, Instant now) {
        database.sql("update query.webhook_line set gone_at = :now where webhook_id = :webhook")
                .param("now", Timestamp.from(now))
                .param("webhook", webhook.value())
                .update();
        database.sql("""
                        update query.webhook_delivery set state = 'DEAD', due_at = null, ended_at = :now, last_error = 'gone'
                        where webhook_id = :webhook and state = 'PENDING'""")
                .param("now", Timestamp.from(now))
                .param("webhook", webhook.value())
                .update();
    }

    /** What became too old behind a webhook that does not answer; what is on its way is left to who sent it. */
    private void expire(WebhookId webhook, Instant now) {
        int expired = database.sql("""
                        update query.webhook_delivery set state = 'DEAD', due_at = null, ended_at = :now,
                            last_error = coalesce(last_error, 'too-old')
                        where webhook_id = :webhook and state = 'PENDING' and created_at <= :oldest
                        and (due_at is null or due_at <= :now)""")
                .param("now", Timestamp.from(now))
                .param("webhook", webhook.value())
                .param("oldest", Timestamp.from(now.minus(Schedule.LIFETIME)))
                .update();
        if (expired > 0) {
            database.sql(PROMOTE)
                    .param("now", Timestamp.from(now))
                    .param("webhook", webhook.value())
                    .update();
            log.warn("webhook_messages_expired webhookId={} messages={}", webhook, expired);
        }
    }

    private void promote(Claimed ended, Instant now) {
        database.sql(PROMOTE + OF_SUBJECT)
                .param("now", Timestamp.from(now))
                .param("webhook", ended.webhook().value())
                .param("subject", ended.subject())
                .update();
    }

    private static void tellDead(Claimed claimed, Outcome outcome) {
        log.warn(
                "webhook_message_dead webhookId={} messageId={} attempts={} cause={}",
                claimed.webhook(),
                claimed.messageId(),
                claimed.attempt(),
                outcome.error().orElse(""));
    }
}
