package io.recourse.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class GatewayKeysTest {

    private static final GatewayKeys KEYS =
            new GatewayKeys("Vendor", Map.of("ONE", " first ", "EMPTY", " ", "LIST", "a, b,,c ", "COMMAS", ", ,"));

    @Test
    void anEmptyVariableIsAsGoodAsNone() {
        assertThat(KEYS.find("EMPTY")).isEmpty();
        assertThat(KEYS.any(List.of("EMPTY", "NONE"))).isFalse();
        assertThat(KEYS.any(List.of("EMPTY", "ONE"))).isTrue();
    }

    @Test
    void valuesAreTakenWithoutTheSpaceAroundThem() {
        assertThat(KEYS.get("ONE")).isEqualTo("first");
        assertThat(KEYS.list("LIST")).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> KEYS.get("EMPTY"))
                .withMessage("Vendor is half configured: set EMPTY too, or none of its variables");
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> KEYS.list("COMMAS"))
                .withMessage("COMMAS has nothing between its commas");
    }

    @Test
    void onlyTheEnvironmentOfTheProcessIsRead() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of("A_KEY", "secret")));

        assertThat(GatewayKeys.of("Vendor", environment).find("A_KEY")).isEmpty();
        assertThat(GatewayKeys.of("Vendor", environment).find("PATH"))
                .hasValue(System.getenv("PATH").strip());
    }
}
