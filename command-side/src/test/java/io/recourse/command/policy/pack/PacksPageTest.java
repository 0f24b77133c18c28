package io.recourse.command.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.policy.calendar.Calendars;
import io.recourse.command.policy.yaml.FlawedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on writing packs is true. */
class PacksPageTest {

    private static final Path PAGE = Path.of("../docs/packs.md");
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final String KEYS = "A star marks what must be said.\n\n";

    @Test
    void itsExampleIsAPack() throws IOException, FlawedDocument {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        Pack pack = new PackReader(Calendars.shipped()).read(example.group(1));
        assertThat(pack.deadlines())
                .hasSize(3)
                .extracting(DeadlineRule::isEnabled)
                .containsExactly(true, true, false);
    }

    /** Run with {@code -Drecourse.docs=write} to write the keys anew. */
    @Test
    void itNamesEveryKeyOfTheSchema() throws IOException {
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf(KEYS) + KEYS.length());
        String expected = head + new KeysTable(PackSchemaTest.SCHEMA).text();
        if ("write".equals(System.getProperty("recourse.docs"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }
}
