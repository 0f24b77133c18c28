package io.recourse.query.webhook;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import io.recourse.query.change.Change;
import io.recourse.webhook.WebhookId;
import io.recourse.webhook.WebhooksId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what merchants asked for: pings, and replays some cases at a time. */
@Component
class Requests {

    private static final int AT_ONCE = 500;

    private final JdbcClient database;
    private final Changes changes;
    private final Outbox outbox;
    private final Progress progress;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Requests(JdbcClient database, Changes changes, Outbox outbox, TransactionTemplate transactions, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.outbox = outbox;
        this.progress = new Progress(database);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param until the last change that is told of again; empty before it has begun */
    private record Request(
            WebhooksId webhooks,
            long sequence,
            WebhookId webhook,
            Optional<Instant> from,
            long reached,
            OptionalLong until) {

        static Request of(ResultSet row) throws SQLException {
            long until = row.getLong("until");
            OptionalLong last = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(until);
            return new Request(
                    WebhooksId.of(row.getString("webhooks_id")),
                    row.getLong("sequence"),
                    WebhookId.of(row.getString("webhook_id")),
                    Optional.ofNullable(row.getObject("replay_from", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant),
                    row.getLong("reached"),
                    last);
        }

        /** Tells its messages from those of all others. */
        String occasion() {
            return webhooks + "#" + sequence;
        }
    }

    /**
     * Goes on with each request a little, so that a long replay holds up no ping.
     *
     * @return whether there is more to do at once
     */
    boolean step() {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            OptionalLong told = progress.take();
            if (told.isEmpty()) {
                return false;
            }
            boolean more = false;
            for (Request request : open()) {
                more |= !goOn(request, told.getAsLong());
            }
            return more;
        }));
    }

    private List<Request> open() {
        return database.sql("""
                        select webhooks_id, sequence, webhook_id, replay_from, reached, until
                        from query.webhook_request where not done order by webhooks_id, sequence""").query((row, n) -> Request.of(row)).list();
    }

    /** @return whether it is done */
    private boolean goOn(Request request, long told) {
        if (!reopen(request.webhook())) {
            return note(request, request.reached(), told, true);
        }
        if (request.from().isEmpty()) {
            outbox.add(List.of(Message.ping(request.webhook(), request.occasion(), clock.instant())));
            return note(request, request.reached(), told, true);
        }
        long until = request.until().orElse(told);
        List<Change> next = changes.after(
                request.reached(),
                until,
                request.webhooks().merchant(),
                request.from().get(),
                AT_ONCE);
        outbox.add(again(request, next));
        long reached = next.isEmpty() ? until : next.getLast().number();
        return note(request, reached, until, next.size() < AT_ONCE);
    }

    private List<Message> again(Request request, List<Change> changed) {
        Map<CaseId, CaseNow> states =
                CaseNow.of(database, changed.stream().map(Change::caseId).toList());
        return changed.stream()
                .map(change -> {
                    Optional<CaseNow> now = Optional.ofNullable(states.get(change.caseId()))
                            .filter(state -> state.version() >= change.version());
                    MessageType type = now.filter(state -> state.status() == CaseStatus.CLOSED)
                            .map(closed -> MessageType.CLOSED)
                            .orElse(MessageType.UPDATED);
                    return Message.about(request.webhook(), change, now, type, request.occasion());
                })
                .toList();
    }

    /**
     * Whoever asks expects an answer: what failures had closed is open again.
     *
     * @return whether the webhook is on
     */
    private boolean reopen(WebhookId webhook) {
        return database.sql("""
                        update query.webhook_line set failures = 0, paused_until = null, gone_at = null
                        where webhook_id = :webhook and status = 'ON'""").param("webhook", webhook.value()).update() > 0;
    }

    private boolean note(Request request, long reached, long until, boolean done) {
        database.sql("""
                        update query.webhook_request set reached = :reached, until = :until, done = :done
                        where webhooks_id = :webhooks and sequence = :sequence""")
                .param("reached", reached)
                .param("until", until)
                .param("done", done)
                .param("webhooks", request.webhooks().value())
                .param("sequence", request.sequence())
                .update();
        return done;
    }
}
