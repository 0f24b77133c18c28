package io.recourse.command.gateway;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the environment of this process says of a gateway. Keys are read from nowhere else: no file and no property holds one. */
public final class GatewayKeys {

    private final String gateway;
    private final Map<String, ?> variables;

    /** @param gateway its name in messages to operators */
    public GatewayKeys(String gateway, Map<String, ?> variables) {
        this.gateway = gateway;
        this.variables = variables;
    }

    public static GatewayKeys of(String gateway, Environment environment) {
        return new GatewayKeys(
                gateway,
                environment instanceof ConfigurableEnvironment configurable
                                && configurable
                                                .getPropertySources()
                                                .get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                                        instanceof MapPropertySource system
                        ? system.getSource()
                        : Map.of());
    }

    /** Whether somebody began to configure the gateway. */
    public boolean any(List<String> names) {
        return names.stream().anyMatch(name -> find(name).isPresent());
    }

    /** An empty variable is as good as none: that is how a compose file passes on what nobody set. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name))
                .map(value -> value.toString().strip())
                .filter(value -> !value.isEmpty());
    }

    /** @throws Misconfigured when it is not there */
    public String get(String name) {
        return find(name)
                .orElseThrow(() -> new Misconfigured(
                        gateway + " is half configured: set " + name + " too, or none of its variables"));
    }

    /**
     * Values with commas between them.
     *
     * @throws Misconfigured when there is none
     */
    public List<String> list(String name) {
        List<String> values = Stream.of(get(name).split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.isEmpty()) {
            throw new Misconfigured(name + " has nothing between its commas");
        }
        return values;
    }
}
