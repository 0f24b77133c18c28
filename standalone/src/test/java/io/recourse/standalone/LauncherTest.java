package io.recourse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher as a process, in the layout of an unpacked release: beside its jar. */
class LauncherTest {

    private static final String SUITABLE = System.getProperty("java.home");

    @TempDir
    Path parent;

    private final Map<String, String> environment = new HashMap<>();
    private Path launcher = Path.of("");

    @BeforeEach
    void unpackRelease() throws IOException {
        Path home = Files.createDirectories(parent.resolve("a place  with spaces"));
        launcher = home.resolve("recourse");
        Files.copy(Path.of("..", "recourse"), launcher);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        jar(home.resolve("recourse.jar"));
        environment.put("PATH", tools());
        environment.put("RECOURSE_JDK_PLACES", parent.resolve("none").toString());
    }

    @Test
    void says_so_when_there_is_no_suitable_java() throws Exception {
        environment.put("JAVA_HOME", fakeJava("17.0.15", "exit 1").toString());

        Ended ended = launch("--version");

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err())
                .isEqualTo(
                        "recourse: no JDK 21 or newer found; install one (for example Temurin 25), or set JAVA_HOME to it.\n");
    }

    @Test
    void passes_arguments_and_exit_status() throws Exception {
        environment.put("JAVA_HOME", SUITABLE);

        assertThat(launch("a b", "", "$c", "--data=d e").out()).isEqualTo("a b||$c|--data=d e\n");
        assertThat(launch("exit", "0").status()).isZero();
        assertThat(launch("exit", "7").status()).isEqualTo(7);
    }

    @Test
    void java_itself_has_nothing_to_say() throws Exception {
        environment.put("JAVA_HOME", SUITABLE);

        assertThat(launch("quiet").err()).isEmpty();
    }

    @Test
    void is_found_through_symbolic_links_from_anywhere() throws Exception {
        environment.put("JAVA_HOME", SUITABLE);
        Path elsewhere = Files.createDirectories(parent.resolve("else where"));
        Files.createSymbolicLink(elsewhere.resolve("second"), elsewhere.relativize(launcher));
        Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("second"));
        launcher = elsewhere.resolve("first");

        assertThat(launch("through links").out()).isEqualTo("through links\n");
    }

    @Test
    void file_names_in_any_script_can_be_used_in_a_bare_locale() throws Exception {
        environment.put(
                "JAVA_HOME", fakeJava("25.0.3", "echo \"${LC_ALL:-$LC_CTYPE}\"").toString());
        environment.put("LC_ALL", "C");
        assertThat(launch().out()).isEqualTo("C.UTF-8\n");

        environment.put("LC_ALL", "zh_CN.UTF-8");
        assertThat(launch().out()).isEqualTo("zh_CN.UTF-8\n");
    }

    @Test
    void the_environment_names_the_java() throws Exception {
        Path named = fakeJava("21.0.1", "echo named");
        environment.put("RECOURSE_JAVA_HOME", named.toString());
        environment.put("JAVA_HOME", SUITABLE);

        assertThat(launch().out()).isEqualTo("named\n");
    }

    @Test
    void among_installed_ones_the_newest_is_taken() throws Exception {
        environment.put("JAVA_HOME", fakeJava("1.8.0_402", "echo old").toString());
        fakeJava("17.0.15", "echo seventeen");
        fakeJava("21.0.1", "echo twenty-one");
        fakeJava("25.0.3", "echo twenty-five");
        environment.put("RECOURSE_JDK_PLACES", parent.resolve("jdks").toString());

        assertThat(launch().out()).isEqualTo("twenty-five\n");
    }

    @Test
    void older_javas_get_no_option_that_they_do_not_know() throws Exception {
        environment.put("JAVA_HOME", fakeJava("21.0.1", "echo \"$@\"").toString());
        assertThat(launch().out()).doesNotContain("sun-misc-unsafe").contains("-Xmx");

        environment.put("JAVA_HOME", fakeJava("25.0.3", "echo \"$@\"").toString());
        assertThat(launch().out()).contains("--sun-misc-unsafe-memory-access=allow");
    }

    @ParameterizedTest
    @CsvSource({
        "echo 1, '', true",
        "echo 2, -Xmx2g, true",
        "echo 3, '', false",
        "exit 1, '', false",
        "echo 2, -XX:+UseG1GC, false",
        "echo 2, -XX:+UseParallelGC -Xmx2g, false"
    })
    void on_two_processors_the_serial_collector_is_taken_unless_another_is_named(
            String processors, String options, boolean serial) throws Exception {
        environment.put("JAVA_HOME", fakeJava("25.0.3", "echo \"$@\"").toString());
        environment.put("RECOURSE_JAVA_OPTIONS", options);
        script(parent.resolve("tools").resolve("getconf"), processors);

        Ended ended = launch();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().contains("-XX:+UseSerialGC")).isEqualTo(serial);
        assertThat(ended.out()).contains(options);
    }

    @Test
    void says_so_when_the_release_is_incomplete() throws Exception {
        Files.delete(launcher.resolveSibling("recourse.jar"));

        assertThat(launch().err()).contains("recourse.jar is missing; unpack the release again.");
    }

    @Test
    void a_build_is_prepared_once_and_started_from_what_was_kept() throws Exception {
        Path target = built();
        environment.put("JAVA_HOME", builder("""
                case "$*" in
                  *jarmode=tools*)
                    for last; do :; done
                    mkdir -p "$last"; : >"$last/recourse.jar" ;;
                  *AOTCacheOutput=*)
                    for option; do case $option in -XX:AOTCacheOutput=*) : >"${option#*=}" ;; esac; done ;;
                  *) echo "$@" ;;
                esac""").toString());

        Ended first = launch("now");
        assertThat(first.err()).isEqualTo("recourse: preparing for quick starts, which takes half a minute ...\n");
        assertThat(first.out())
                .contains("-jar " + target.resolve("unpacked/recourse.jar") + " now")
                .contains("-XX:AOTCache=" + target.resolve("unpacked/java-25.aot"));

        assertThat(launch("now")).isEqualTo(new Ended(0, first.out(), ""));
    }

    @Test
    void a_build_that_cannot_be_prepared_is_started_as_it_is() throws Exception {
        Path target = built();
        environment.put("JAVA_HOME", builder("""
                case "$*" in
                  *jarmode=tools*) exit 1 ;;
                  *) echo "$@" ;;
                esac""").toString());

        assertThat(launch("now").out())
                .contains("-jar " + target.resolve("recourse.jar") + " now")
                .doesNotContain("AOT");
    }

    @Test
    void a_start_that_is_to_be_kept_ends_with_the_launcher() throws Exception {
        built();
        Path started = parent.resolve("started");
        environment.put("JAVA_HOME", builder("""
                case "$*" in
                  *jarmode=tools*)
                    for last; do :; done
                    mkdir -p "$last"; : >"$last/recourse.jar" ;;
                  *AOTCacheOutput=*)
                    echo $$ >"%s"
                    exec sleep 600 ;;
                esac""".formatted(started)).toString());
        ProcessBuilder builder = new ProcessBuilder(launcher.toString()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process launched =
                builder.redirectOutput(parent.resolve("out").toFile()).start();
        ProcessHandle kept =
                await().until(() -> process(started), Optional::isPresent).orElseThrow();

        launched.destroy();

        assertThat(launched.waitFor()).isEqualTo(130);
        assertThat(kept.isAlive()).isFalse();
    }

    private static Optional<ProcessHandle> process(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readString(file).lines().findFirst().map(Long::valueOf).flatMap(ProcessHandle::of)
                : Optional.empty();
    }

    /** The layout of the sources, after a build. */
    private Path built() throws IOException {
        Path home = launcher.resolveSibling("sources");
        Path target = Files.createDirectories(home.resolve("standalone").resolve("target"));
        Files.createFile(home.resolve("pom.xml"));
        Files.createFile(target.resolveSibling("pom.xml"));
        Files.createFile(target.resolve("recourse.jar"));
        Files.createFile(target.resolve("recourse.jar.original"));
        launcher = Files.copy(launcher, home.resolve("recourse"));
        return target;
    }

    private Path builder(String script) throws IOException {
        Path java = fakeJava("25.0.3", script);
        script(java.resolve("bin").resolve("javac"), "exit 1");
        return java;
    }

    private record Ended(int status, String out, String err) {}

    private Ended launch(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(parent.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path err = parent.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), out, Files.readString(err));
    }

    /** The few programs that the launcher uses, and no Java. */
    private String tools() throws IOException {
        Path tools = Files.createDirectories(parent.resolve("tools"));
        for (String tool :
                List.of("dirname", "readlink", "sed", "find", "head", "mkdir", "mktemp", "rm", "mv", "grep", "sleep")) {
            Path program = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            script(tools.resolve(tool), "exec " + program + " \"$@\"");
        }
        return tools.toString();
    }

    private Path fakeJava(String version, String script) throws IOException {
        Path home = parent.resolve("jdks").resolve("jdk-" + version);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(java, script);
        return home;
    }

    private static void script(Path file, String content) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        String entry = Echo.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream code = Objects.requireNonNull(LauncherTest.class.getResourceAsStream("/" + entry))) {
            jar.putNextEntry(new JarEntry(entry));
            code.transferTo(jar);
        }
    }
}
