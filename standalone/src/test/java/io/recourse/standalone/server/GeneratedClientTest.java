package io.recourse.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.testing.HttpCalls;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that openapi-generator makes of our description, with its default library for Java and options that say only where
 * packages are, does what a merchant and an agent need, without a line of glue. Generator and client run in JVMs of their own on
 * class paths of their own.
 */
class GeneratedClientTest {

    private static final Path GENERATOR = Path.of("target", "client-generator");
    private static final Path LIBRARIES = Path.of("target", "client-libraries");
    private static final Path INTEGRATION = Path.of("src/test/resources/client/Integration.java");

    @TempDir
    Path directory;

    @Test
    void opens_polls_attaches_and_responds() throws Exception {
        Path sources = generate();
        Path classes = compile(Stream.concat(javaFilesIn(sources), Stream.of(INTEGRATION)));

        List<String> said = run(
                "-cp",
                classes + File.pathSeparator + libraries(),
                "Integration",
                SharedServer.get().url().toString(),
                SharedServer.token("agent"),
                SharedServer.token("merchant-m-1"));

        assertThat(said).hasSize(9);
        assertThat(said.get(0)).isEqualTo("recorded generated-1");
        assertThat(said.get(1)).startsWith("opened case_");
        assertThat(said.subList(2, 9))
                .containsExactly(
                        "read true",
                        "polled OPEN true",
                        "polled 304",
                        "listed true",
                        "attached text/plain",
                        "responded true",
                        "refused 422");
    }

    private Path generate() throws IOException, InterruptedException {
        HttpCalls http = new HttpCalls(SharedServer.get().url().getPort());
        Path description = Files.writeString(
                directory.resolve("openapi.json"),
                http.send(http.to("/openapi")).body());
        Path generator;
        try (Stream<Path> files = Files.list(GENERATOR)) {
            generator = files.findFirst().orElseThrow();
        }
        Path project = directory.resolve("client");
        run(
                "-jar",
                generator.toString(),
                "generate",
                "--generator-name=java",
                "--input-spec=" + description,
                "--output=" + project,
                "--invoker-package=io.recourse.client",
                "--api-package=io.recourse.client.api",
                "--model-package=io.recourse.client.model",
                // A client that knew none of tomorrow's members would refuse tomorrow's answers.
                "--additional-properties=disallowAdditionalPropertiesIfNotPresent=false,useJakartaEe=true");
        return project.resolve("src/main/java");
    }

    private Path compile(Stream<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectory(directory.resolve("classes"));
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-d", classes.toString(), "-cp", libraries(), "-proc:none", "-nowarn"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources.toList()))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        return classes;
    }

    private List<String> run(String... arguments) throws IOException, InterruptedException {
        Path errors = directory.resolve("errors.txt");
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1"),
                        Stream.of(arguments))
                .toList();
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (Stream<String> lines = process.inputReader().lines()) {
            List<String> said = lines.toList();
            assertThat(process.waitFor())
                    .as("%s%n%s%n%s", command.get(2), String.join("\n", said), Files.readString(errors))
                    .isZero();
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String libraries() throws IOException {
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            return files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static Stream<Path> javaFilesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }
}
