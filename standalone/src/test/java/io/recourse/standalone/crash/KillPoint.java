package io.recourse.standalone.crash;

/** Where the kill of a round hits. */
enum KillPoint {
    /** The program, while clients work. */
    WORK,
    /** The program, while it starts on data that is there. */
    START,
    /** The program, while it starts for the first time: programs are unpacked, the cluster is made, tables are made. */
    FIRST_START,
    /** The program, while read models are made anew. */
    REBUILD,
    /** The program, after it was told to end and before it has. */
    SHUTDOWN,
    /** PostgreSQL, all of its processes. */
    DATABASE,
    /** PostgreSQL's first process alone; the others notice, and leave. */
    POSTMASTER,
    /** One of PostgreSQL's connections; PostgreSQL then drops all of them, and recovers by itself. */
    CONNECTION,
    /** The program and PostgreSQL at once, as when the power goes. */
    BOTH,
    /** Nothing is killed: PostgreSQL stands still for a while, connections open. */
    STANDSTILL,
    /** Nothing is killed: no room is left on the disk for a while. */
    DISK_FULL,
    /** The program, while it brings the schema of an older version up to date. */
    MIGRATION,
    /** Nothing is killed: connections to PostgreSQL break. */
    CUT,
    /** Nothing is killed: nothing comes through to PostgreSQL, or from it, and nobody is told. */
    BLACKHOLE,
    /** Nothing is killed: everything that is sent to PostgreSQL, and by it, takes its time. */
    SLOW;

    /** Whether it is about the network between the program and PostgreSQL. */
    boolean isOfNetwork() {
        return this == CUT || this == BLACKHOLE || this == SLOW;
    }
}
