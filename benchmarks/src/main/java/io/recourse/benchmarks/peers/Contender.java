package io.recourse.benchmarks.peers;

import java.util.Locale;

/** Who is measured, in the order of the report. */
public enum Contender {
    RECOURSE("Recourse, command gateway", Part.OURS),
    RECOURSE_HTTP("Recourse, HTTP with JWT", Part.OURS),
    CRUD("JDBC CRUD with an audit row", Part.PEER),
    FLOWABLE("Flowable 7.2", Part.PEER),
    CAMUNDA("Camunda 7.24", Part.PEER),
    ONE_ROW("one-row commits", Part.LIMIT),
    GROUP("group commits", Part.LIMIT);

    /** What its figures are for. */
    public enum Part {
        OURS,
        PEER,
        /** Writes a row for each step and keeps no case: what the disk allows, not what a system does. */
        LIMIT
    }

    private final String label;
    private final Part part;

    Contender(String label, Part part) {
        this.label = label;
        this.part = part;
    }

    /** As the report names it. */
    public String label() {
        return label;
    }

    public Part part() {
        return part;
    }

    /** The name of its database. */
    public String database() {
        return "peer_" + name().toLowerCase(Locale.ROOT);
    }
}
