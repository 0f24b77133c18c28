package io.recourse.query.supervision;

/** Asks who has how many open cases; answered with {@link Workload}. */
record FindWorkload() {}
