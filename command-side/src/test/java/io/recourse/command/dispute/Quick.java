package io.recourse.command.dispute;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * What a JVM learns of its classes in one life, so that those after it start in a part of the time. It learns from
 * archives only, so directories of classes are packed.
 *
 * @param cache to be written at the end of a life that {@link #learning} began
 */
record Quick(String classPath, Path cache) {

    static Quick in(Path directory) throws IOException {
        List<String> packed = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path jar = directory.resolve(packed.size() + ".jar");
                pack(entry, jar);
                packed.add(jar.toString());
            } else {
                packed.add(entry);
            }
        }
        return new Quick(String.join(File.pathSeparator, packed), directory.resolve("classes.aot"));
    }

    private static void pack(String classes, Path jar) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        int result = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(nowhere, System.err, "--create", "--file", jar.toString(), "-C", classes, ".");
        if (result != 0) {
            throw new IllegalStateException("not packed: " + classes);
        }
    }

    List<String> learning() {
        return List.of("-XX:AOTCacheOutput=" + cache);
    }

    List<String> learnt() {
        return List.of("-XX:AOTCache=" + cache);
    }
}
