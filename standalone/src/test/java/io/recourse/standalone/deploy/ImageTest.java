package io.recourse.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The one Dockerfile builds both sides from the jars that Maven makes. */
class ImageTest {

    static final List<String> SIDES = Compose.SIDES;

    private final String dockerfile = ProjectFiles.text("deploy/Dockerfile");

    @ParameterizedTest
    @FieldSource("SIDES")
    void copiesTheJarThatTheModuleBuilds(String side) {
        String source =
                ProjectFiles.found("^COPY (\\S+-exec\\.jar) ", dockerfile).getFirst();

        assertThat(matches(source.replace("${MODULE}", side), jar(side))).isTrue();
    }

    @ParameterizedTest
    @FieldSource("SIDES")
    void theJarIsSentToTheBuilder(String side) {
        assertThat(ProjectFiles.found("^!(\\S+)$", ProjectFiles.text(".dockerignore")))
                .anyMatch(pattern -> matches(pattern, jar(side)));
    }

    @Test
    void startsWithoutJavasWarningsAsTheLauncherDoes() {
        String option = "--sun-misc-unsafe-memory-access=allow";

        assertThat(ProjectFiles.text("recourse")).contains(option);
        assertThat(ProjectFiles.found("^ENTRYPOINT (.+)$", dockerfile))
                .singleElement()
                .asString()
                .contains('"' + option + '"');
    }

    @Test
    void takesTheLayersFromWhereTheyWereExtracted() {
        // Not the working directory: extraction refuses one that is not empty, and the jar lies in it.
        String destination = ProjectFiles.found("extract --layers --destination (\\w+)$", dockerfile)
                .getFirst();

        assertThat(ProjectFiles.found("^COPY --from=layers (\\S+) \\./$", dockerfile))
                .containsExactlyInAnyOrder(
                        "/layers/" + destination + "/dependencies/",
                        "/layers/" + destination + "/snapshot-dependencies/",
                        "/layers/" + destination + "/application/");
    }

    @ParameterizedTest
    @FieldSource("SIDES")
    void composeAsksForTheModuleOfTheSameName(String side) {
        assertThat(Compose.read()
                        .service(side)
                        .required("build")
                        .required("args")
                        .required("MODULE")
                        .asString())
                .isEqualTo(side);
        assertThat(dockerfile).contains("ARG MODULE");
    }

    @ParameterizedTest
    @FieldSource("SIDES")
    void everyVariableThatTheImageReadsIsSet(String side) {
        assertThat(ProjectFiles.found("\\$([A-Z_]+)", dockerfile))
                .containsOnly("SERVER_PORT")
                .isSubsetOf(Compose.read().service(side).required("environment").propertyNames());
    }

    @ParameterizedTest
    @FieldSource("SIDES")
    void doesNotRunAsRoot(String side) {
        assertThat(ProjectFiles.found("^USER (\\d+):\\d+$", dockerfile))
                .singleElement()
                .satisfies(user -> assertThat(Integer.parseInt(user)).isPositive());
        assertThat(Compose.read().service(side).has("user")).isFalse();
    }

    private static boolean matches(String pattern, String path) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(path));
    }

    /** As the module's pom names it: artifact, version of the parent, classifier. */
    private static String jar(String side) {
        String pom = ProjectFiles.text(side + "/pom.xml");
        String version = ProjectFiles.found("<version>(.+)</version>", pom).getFirst();
        String classifier =
                ProjectFiles.found("<classifier>(.+)</classifier>", pom).getFirst();
        assertThat(pom).contains("<artifactId>" + side + "</artifactId>").doesNotContain("<finalName>");
        return side + "/target/" + side + "-" + version + "-" + classifier + ".jar";
    }
}
