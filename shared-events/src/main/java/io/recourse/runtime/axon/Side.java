package io.recourse.runtime.axon;

import java.util.Arrays;
import org.axonframework.common.AxonConfigurationException;

/** A side of the system: its code is one package, its tables are one schema. */
public enum Side {
    COMMAND("io.recourse.command.", "command"),
    QUERY("io.recourse.query.", "query");

    private final String packagePrefix;
    private final String schema;

    Side(String packagePrefix, String schema) {
        this.packagePrefix = packagePrefix;
        this.schema = schema;
    }

    /** The schema-qualified name of a table of this side. */
    public String table(String name) {
        return schema + "." + name;
    }

    static Side of(Class<?> handler) {
        return Arrays.stream(values())
                .filter(side -> handler.getName().startsWith(side.packagePrefix))
                .findFirst()
                .orElseThrow(() -> new AxonConfigurationException(
                        handler.getName() + " handles events, but is in the package of neither side"));
    }
}
