package io.recourse.command.gateway.webhook;

import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Unreadable;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices of gateways, each once. What has not come to its end is tried again, also by another process, also after a restart. */
@Component
class NoticeInbox {

    /** Longer than one takes; after it, another process may take what a killed one had begun. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticeInbox(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param tries how often it was tried before */
    record Waiting(String source, Notice notice, int tries) {}

    /**
     * All of them, or none.
     *
     * @throws Unreadable when one cannot be kept
     */
    void keep(String source, List<Notice> notices) throws Unreadable {
        Timestamp now = Timestamp.from(clock.instant());
        List<NoticeText> texts = new ArrayList<>();
        for (Notice notice : notices) {
            texts.add(NoticeText.of(notice));
        }
        transaction.executeWithoutResult(status -> texts.forEach(text -> jdbc.sql("""
                        INSERT INTO command.gateway_notice (source, notice_id, notice, received_at, next_try_at)
                        VALUES (?, ?, ?::jsonb, ?, ?) ON CONFLICT (source, notice_id) DO NOTHING""")
                .param(source)
                .param(text.id())
                .param(text.json())
                .param(now)
                .param(now)
                .update()));
    }

    /** The next that is due, which is this caller's for a while; they come in the order in which they came in. */
    Optional<Waiting> take() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        UPDATE command.gateway_notice SET next_try_at = ?, tries = tries + 1
                         WHERE (source, notice_id) = (
                               SELECT source, notice_id FROM command.gateway_notice WHERE next_try_at <= ?
                                ORDER BY next_try_at, received_at, notice_id LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING source, notice::text, tries - 1""")
                .param(Timestamp.from(now.plus(LEASE)))
                .param(Timestamp.from(now))
                .query((row, n) -> new Waiting(row.getString(1), NoticeText.read(row.getString(2)), row.getInt(3)))
                .optional();
    }

    void done(Waiting waiting, String result) {
        jdbc.sql("""
                        UPDATE command.gateway_notice SET next_try_at = NULL, result = ?
                         WHERE source = ? AND notice_id = ?""")
                .param(result)
                .param(waiting.source())
                .param(waiting.notice().id())
                .update();
    }

    /** After one second, doubled for every try, an hour at most. */
    void later(Waiting waiting, String cause) {
        Duration wait = Duration.ofSeconds(1L << Math.min(waiting.tries(), 12));
        Instant next = clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        jdbc.sql("""
                        UPDATE command.gateway_notice SET next_try_at = ?, result = ?
                         WHERE source = ? AND notice_id = ?""")
                .param(Timestamp.from(next))
                .param(cause)
                .param(waiting.source())
                .param(waiting.notice().id())
                .update();
    }
}
