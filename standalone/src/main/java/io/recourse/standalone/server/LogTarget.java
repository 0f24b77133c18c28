package io.recourse.standalone.server;

import io.recourse.standalone.data.DataDirectory;
import java.util.List;

/** Where the log goes. */
public enum LogTarget {
    /** For whoever collects what processes print. */
    CONSOLE {
        @Override
        List<String> settings(DataDirectory data) {
            return List.of();
        }
    },
    /** Out of the way of what a person reads. */
    FILE {
        @Override
        List<String> settings(DataDirectory data) {
            return List.of("logging.file.name=" + data.logs().resolve("recourse.log"), "logging.threshold.console=off");
        }
    };

    abstract List<String> settings(DataDirectory data);
}
