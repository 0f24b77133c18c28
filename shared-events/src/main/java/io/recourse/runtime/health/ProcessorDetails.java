package io.recourse.runtime.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A report as the health endpoint shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProcessorDetails(
        boolean running,
        int segments,
        @Nullable Long behind,
        @Nullable String error) {

    static ProcessorDetails of(ProcessorReport report) {
        return new ProcessorDetails(
                report.running(),
                report.segments(),
                report.behind().isPresent() ? report.behind().getAsLong() : null,
                report.error().orElse(null));
    }
}
