package io.recourse.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Collects the rows of one batch of events and writes them together, just before the batch commits. */
public final class BatchInsert<R> {

    private final String key;
    private final Consumer<Collection<R>> writer;
    private final Caution caution = new Caution();

    /** @param key names the collection within a batch */
    public BatchInsert(String key, Consumer<Collection<R>> writer) {
        this.key = key;
        this.writer = writer;
    }

    public void add(R row, UnitOfWork<?> current) {
        UnitOfWork<?> root = current.root();
        if (caution.isWanted(root)) {
            writer.accept(List.of(row));
        } else {
            root.getOrComputeResource(key, k -> begin(root)).add(row);
        }
    }

    private List<R> begin(UnitOfWork<?> root) {
        List<R> rows = new ArrayList<>();
        root.onPrepareCommit(commit -> caution.watch(() -> writer.accept(rows)));
        return rows;
    }
}
