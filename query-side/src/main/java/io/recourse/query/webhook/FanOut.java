package io.recourse.query.webhook;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.CaseStatus;
import io.recourse.payment.MerchantId;
import io.recourse.query.change.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes of every change a message for each webhook of its merchant, once, in the order of changes. */
@Component
class FanOut {

    private static final int AT_ONCE = 500;

    private final JdbcClient database;
    private final Changes changes;
    private final Outbox outbox;
    private final Progress progress;
    private final TransactionTemplate transactions;

    FanOut(JdbcClient database, Changes changes, Outbox outbox, TransactionTemplate transactions) {
        this.database = database;
        this.changes = changes;
        this.outbox = outbox;
        this.progress = new Progress(database);
        this.transactions = transactions;
    }

    /** @return whether there may be more to do at once */
    boolean step() {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            OptionalLong reached = progress.take();
            if (reached.isEmpty()) {
                return false;
            }
            List<Change> next = changes.after(reached.getAsLong(), AT_ONCE);
            if (next.isEmpty()) {
                return false;
            }
            outbox.add(messages(next));
            progress.move(next.getLast().number());
            return next.size() == AT_ONCE;
        }));
    }

    private List<Message> messages(List<Change> news) {
        Set<MerchantId> merchants = news.stream().map(Change::merchantId).collect(Collectors.toSet());
        Map<MerchantId, List<Line>> lines =
                Line.hold(database, merchants).stream().collect(Collectors.groupingBy(Line::merchant));
        List<Change> wanted = news.stream()
                .filter(change -> lines.containsKey(change.merchantId()))
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<CaseId, CaseNow> states = states(wanted);
        Set<Outbox.Told> told = outbox.told(wanted.stream()
                .flatMap(change -> lines(change, lines).stream()
                        .map(line ->
                                new Outbox.Told(line.webhook(), change.caseId().value())))
                .toList());
        List<Message> messages = new ArrayList<>();
        for (Change change : wanted) {
            for (Line line : lines(change, lines)) {
                Optional<CaseNow> now = Optional.ofNullable(states.get(change.caseId()));
                boolean first = !told.contains(
                        new Outbox.Told(line.webhook(), change.caseId().value()));
                messages.add(Message.about(line.webhook(), change, now, type(now, first, line), ""));
            }
        }
        return messages;
    }

    /** Without those whose row is behind the change, as it may be while the read model is made anew. */
    private Map<CaseId, CaseNow> states(List<Change> wanted) {
        Map<CaseId, CaseNow> all =
                CaseNow.of(database, wanted.stream().map(Change::caseId).toList());
        wanted.forEach(change ->
                all.computeIfPresent(change.caseId(), (id, now) -> now.version() < change.version() ? null : now));
        return all;
    }

    private static List<Line> lines(Change change, Map<MerchantId, List<Line>> lines) {
        return lines.getOrDefault(change.merchantId(), List.of());
    }

    private static MessageType type(Optional<CaseNow> now, boolean first, Line line) {
        if (now.filter(state -> state.status() == CaseStatus.CLOSED).isPresent()) {
            return MessageType.CLOSED;
        }
        boolean opened = now.filter(state -> !state.openedAt().isBefore(line.registeredAt()))
                .isPresent();
        return first && opened ? MessageType.OPENED : MessageType.UPDATED;
    }
}
