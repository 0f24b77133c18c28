package io.recourse.query.projection;

import java.util.List;

/** A projection that can be made anew beside the one that is read: the same code, on tables of another schema. */
public interface Rebuildable {

    /** Where the tables are that are read. */
    String LIVE = "query";

    /** The name of its processor. */
    String name();

    /** Its one table, without a schema. */
    String table();

    /** The columns of its key; the first is the stream's id. */
    List<String> key();

    /** Handles events as the live one does, writes to {@code schema}, and tells nobody. */
    Object handler(String schema);

    /** The new table is the one that is read, and may know more than the old one; within the transaction that makes it so. */
    default void switched() {}
}
