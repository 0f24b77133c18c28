package io.recourse.standalone.deploy;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What {@code docker-compose.yml} says, by service. */
record Compose(JsonNode tree) {

    static final String FILE = "docker-compose.yml";

    /** The services that are ours, by module name. */
    static final List<String> SIDES = List.of("command-side", "query-side");

    /** How variables begin that hold the keys of payment gateways; the code reads them, and no configuration. */
    static final Pattern GATEWAYS = Pattern.compile("RECOURSE_(?:STRIPE|ADYEN|WECHAT)_");

    /** Signs the history. */
    static final String AUDIT = "RECOURSE_AUDIT_";

    static final String AUDIT_KEY = AUDIT + "KEY";

    static Compose read() {
        return new Compose(ProjectFiles.yaml(FILE));
    }

    Collection<String> services() {
        return tree.get("services").propertyNames();
    }

    JsonNode service(String name) {
        return tree.get("services").required(name);
    }

    String environment(String service, String variable) {
        return service(service).required("environment").required(variable).asString();
    }

    /** Image names with their tags, of every service that is not built here. */
    Stream<String> images() {
        return services().stream()
                .map(this::service)
                .filter(s -> s.has("image"))
                .map(s -> s.get("image").asString());
    }

    /** Paths on the host that a service mounts: the short form's first part where it is not a volume's name. */
    Stream<String> boundPaths() {
        return mounts().map(mount -> mount.split(":")[0]).filter(source -> source.startsWith("."));
    }

    Stream<String> usedVolumes() {
        return mounts().map(mount -> mount.split(":")[0]).filter(source -> !source.startsWith("."));
    }

    private Stream<String> mounts() {
        return services().stream()
                .flatMap(name -> ProjectFiles.texts(service(name).path("volumes")).stream());
    }
}
