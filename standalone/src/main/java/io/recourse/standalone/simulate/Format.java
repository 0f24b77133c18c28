package io.recourse.standalone.simulate;

/** How a report is written. */
enum Format {
    TEXT,
    JSON,
    CSV
}
