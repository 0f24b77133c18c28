package io.recourse.standalone.demo;

import io.recourse.runtime.clock.ClockConfiguration;
import io.recourse.standalone.Console;
import io.recourse.standalone.cfpb.CfpbImport;
import io.recourse.standalone.cfpb.CommittedSample;
import io.recourse.standalone.cfpb.Report;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample complaints, brought in once for each data directory. An import that was interrupted goes on at the next start. */
final class Sample {

    private final DataDirectory data;
    private final Console console;
    private final Words words;

    Sample(DataDirectory data, Console console, Words words) {
        this.data = data;
        this.console = console;
        this.words = words;
    }

    void importOnce() throws InterruptedException {
        Path imported = data.imports().resolve("sample-imported");
        if (Files.exists(imported)) {
            return;
        }
        console.say(words.of("sample.importing"));
        for (Path file : CommittedSample.copyAllTo(data.imports())) {
            Report report = new CfpbImport(data, console, new ClockConfiguration().clock()).run(file);
            if (!report.agrees()) {
                throw new UserError(words.of("sample.disagrees", file.getFileName()));
            }
            console.say(words.of(
                    "sample.imported", file.getFileName(), report.opened() + report.knownBefore(), report.late()));
        }
        try {
            Files.createFile(imported);
        } catch (IOException e) {
            throw new UserError("Cannot write " + imported + ": " + e.getMessage(), e);
        }
    }
}
