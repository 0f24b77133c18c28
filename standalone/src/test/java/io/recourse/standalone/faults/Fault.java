package io.recourse.standalone.faults;

/** What goes wrong in a round. */
enum Fault {
    /** Axon Server is killed, and started again after a while. */
    AXON_SERVER,
    /** Axon Server stands still for a while, its connections open. */
    AXON_SERVER_STANDS,
    /** A command-side is killed, and started again. */
    COMMAND_SIDE,
    /** A query-side is killed, and started again. */
    QUERY_SIDE,
    /** One process of each side is killed at once, and both are started again. */
    ONE_OF_EACH,
    /** A process is told to end, and started again when it has. */
    ORDERLY_STOP,
    /** A process is killed, and started while it cannot reach Axon Server; after a while it can. */
    START_ALONE,
    /** A process stands still for a while, longer than its claims last, and then goes on as if nothing had been. */
    PROCESS_STANDS,
    /** All connections between one process and Axon Server break, and new ones are refused for a while. */
    CUT,
    /** Nothing comes through between one process and Axon Server for a while, one way or both ways; then what was held does. */
    SILENCE,
    /** All processes lose Axon Server at once, as in {@link #SILENCE}. */
    SILENCE_FOR_ALL,
    /** What goes between one process and Axon Server is late, each piece by up to some tenths of a second. */
    SLOW,
    /** All connections between one process and PostgreSQL break, and new ones are refused for a while. */
    DATABASE_CUT,
    /** Nothing comes through between one process and PostgreSQL for a while. */
    DATABASE_SILENCE,
    /** A process is killed, and started again with a clock that is minutes fast or slow, until it is started the next time. */
    CLOCK
}
