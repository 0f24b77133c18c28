package io.recourse.query.audit.ledger;

import io.recourse.audit.GrowingTree;
import io.recourse.audit.SignedCheckpoint;
import io.recourse.query.audit.StoredEvent;
import io.recourse.query.audit.ledger.Difference.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the event store again from its first event, computes everything anew, and compares it with the ledger and with what was
 * signed. Changes nothing, and holds the same memory however long the history is.
 */
public final class Verification {

    private static final int CHUNK = 1_000;

    private final LedgerRows ledger;
    private final CheckpointRows checkpoints;
    private final EventHistory history;
    private final AuditKeys keys;
    private final Optional<SignedCheckpoint> older;

    /** @param older a checkpoint that was kept elsewhere: the history must begin with what it covers */
    public Verification(JdbcClient database, EventHistory history, AuditKeys keys, Optional<SignedCheckpoint> older) {
        this.ledger = new LedgerRows(database);
        this.checkpoints = new CheckpointRows(database);
        this.history = history;
        this.keys = keys;
        this.older = older;
    }

    /** Is told how far it is. */
    @FunctionalInterface
    public interface Watch {

        void verified(long events, long total);
    }

    /**
     * Verifies what the ledger has now; what is added meanwhile waits for the next time.
     *
     * @throws IOException when the event store does not answer
     */
    public Findings run(Watch watch) throws IOException {
        Run run = new Run(ledger.size(), watch);
        try (EventHistory.Reading events = history.read()) {
            return run.findings(run.differenceIn(events), events);
        }
    }

    /** One pass over the history. */
    private final class Run {

        private final long size;
        private final Watch watch;
        private final GrowingTree tree = new GrowingTree();
        private final Comparison comparison = new Comparison(ledger, history);
        private final Subtrees subtrees = new Subtrees(ledger);
        private final Signatures signatures = new Signatures(keys);
        private final Deque<LedgerRows.Linked> entries = new ArrayDeque<>();
        private final Deque<StoredCheckpoint> due = new ArrayDeque<>();
        private long signed;
        private long right;

        Run(long size, Watch watch) {
            this.size = size;
            this.watch = watch;
        }

        Optional<Difference> differenceIn(EventHistory.Reading events) throws IOException {
            due.addAll(checkpoints.after(0, CHUNK));
            Optional<Difference> difference = Optional.empty();
            while (difference.isEmpty() && tree.size() < size) {
                difference = next(events).or(this::checkpoint);
            }
            return difference.or(this::beyond);
        }

        Findings findings(Optional<Difference> difference, EventHistory.Reading events) throws IOException {
            long later = 0;
            while (difference.isEmpty() && events.next().isPresent()) {
                later++;
            }
            return new Findings(tree.size(), signed, right, later, difference);
        }

        private Optional<Difference> next(EventHistory.Reading events) throws IOException {
            long leafIndex = tree.size();
            if (entries.isEmpty()) {
                watch.verified(leafIndex, size);
                entries.addAll(ledger.entries(leafIndex, Math.min(leafIndex + CHUNK, size)));
            }
            if (entries.isEmpty() || entries.getFirst().entry().leafIndex() != leafIndex) {
                return Optional.of(Difference.upTo(Kind.LEDGER, leafIndex, "the ledger's entry was taken away"));
            }
            LedgerRows.Linked entry = entries.removeFirst();
            Optional<Difference> difference = compare(entry, events);
            if (difference.isPresent()) {
                return difference;
            }
            tree.add(entry.entry().leaf());
            return subtrees.add(entry.entry().leaf());
        }

        private Optional<Difference> compare(LedgerRows.Linked entry, EventHistory.Reading events) throws IOException {
            Optional<StoredEvent> event;
            try {
                event = events.next();
            } catch (IllegalArgumentException | IllegalStateException | DateTimeException e) {
                return Optional.of(Difference.of(
                        Kind.CHANGED, entry.entry(), "what stands there or after it cannot be read as an event"));
            }
            return comparison.compare(entry, event);
        }

        private Optional<Difference> checkpoint() {
            Optional<Difference> difference = Optional.empty();
            if (!due.isEmpty() && due.getFirst().treeSize() == tree.size()) {
                StoredCheckpoint checkpoint = due.removeFirst();
                difference = signatures.check(checkpoint, tree.root());
                if (difference.isEmpty()) {
                    signed = tree.size();
                    right++;
                }
                if (due.isEmpty()) {
                    due.addAll(checkpoints.after(checkpoint.treeSize(), CHUNK));
                }
            }
            return difference.or(this::older);
        }

        private Optional<Difference> older() {
            return older.map(SignedCheckpoint::checkpoint)
                    .filter(kept ->
                            kept.treeSize() == tree.size() && !kept.root().equals(tree.root()))
                    .map(kept -> Difference.upTo(
                            Kind.CHECKPOINT,
                            kept.treeSize() - 1,
                            "the first " + kept.treeSize() + " events are not those of the checkpoint that was kept"));
        }

        /** What was signed or kept of entries that are not in the ledger; which has grown meanwhile, and is asked for its size last. */
        private Optional<Difference> beyond() {
            Optional<Long> signed = Optional.ofNullable(due.peekFirst()).map(StoredCheckpoint::treeSize);
            long covered = subtrees.end();
            long now = ledger.size();
            return signed.filter(wanted -> wanted > now)
                    .map(wanted -> tooShort(wanted, now))
                    .or(() -> older.map(kept -> kept.checkpoint().treeSize())
                            .filter(wanted -> wanted > size)
                            .map(wanted -> tooShort(wanted, size)))
                    .or(() -> Optional.of("the ledger keeps a subtree of entries that it lacks")
                            .filter(what -> covered > now)
                            .map(what -> Difference.upTo(Kind.LEDGER, now, what)));
        }

        private static Difference tooShort(long wanted, long has) {
            return Difference.upTo(
                    Kind.MISSING,
                    has,
                    wanted + " events were signed, but the ledger has " + has + ": its end was taken away");
        }
    }
}
