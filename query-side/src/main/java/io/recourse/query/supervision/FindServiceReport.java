package io.recourse.query.supervision;

/** Asks how well customers are served; answered with {@link ServiceReport}. */
record FindServiceReport(Span span) {}
