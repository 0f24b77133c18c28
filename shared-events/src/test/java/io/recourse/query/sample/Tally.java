package io.recourse.query.sample;

import io.recourse.command.sample.CounterMessages.Added;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes one row for each addition, and fails in a way of its own for some amounts. */
@ProcessingGroup("tally")
public class Tally {

    public static final int REFUSED = 13;
    public static final int REFUSED_BY_DATABASE = 23;
    public static final int JAVA_ERROR = 33;

    private final JdbcClient database;
    private final Set<String> mended = ConcurrentHashMap.newKeySet();
    private final Map<String, Optional<String>> traces = new ConcurrentHashMap<>();

    public Tally(JdbcClient database) {
        this.database = database;
    }

    @EventHandler
    void on(Added event, @SequenceNumber long sequence) {
        write(event, sequence);
        traces.put(event.counter(), Optional.ofNullable(MDC.get("traceId")));
        if (mended.contains(event.counter())) {
            return;
        }
        switch (event.amount()) {
            case REFUSED -> throw new IllegalStateException("cannot take " + REFUSED);
            case REFUSED_BY_DATABASE ->
                database.sql("SELECT 1 / 0").query(Integer.class).single();
            case JAVA_ERROR -> throw new AssertionError("cannot take " + JAVA_ERROR);
            default -> {}
        }
    }

    /** From now on every event of {@code counter} is taken. */
    public void mend(String counter) {
        mended.add(counter);
    }

    /** That log lines named when the last addition to {@code counter} was taken. */
    public Optional<String> trace(String counter) {
        return traces.getOrDefault(counter, Optional.empty());
    }

    public List<Integer> amounts(String counter) {
        return database.sql("SELECT amount FROM sample.tally WHERE counter = ? ORDER BY sequence")
                .param(counter)
                .query((row, n) -> row.getInt("amount"))
                .list();
    }

    private void write(Added event, long sequence) {
        database.sql("INSERT INTO sample.tally VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(event.counter(), sequence, event.amount())
                .update();
    }
}
