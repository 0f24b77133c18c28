package io.recourse.command.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PoliciesPageTest {

    private static final Path PAGE = Path.of("../docs/policies.md");

    /** Run with {@code -Drecourse.docs=write} to write the page anew. */
    @Test
    void thePageSaysWhatThePacksSay() throws IOException {
        String page = new PoliciesPage(Shipped.CATALOGUE).text();
        if ("write".equals(System.getProperty("recourse.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
