package io.recourse.standalone.rebuild;

import io.recourse.actor.Actor;
import io.recourse.id.Ulid;
import io.recourse.query.rebuild.Rebuilds;
import io.recourse.rebuild.RebuildView;
import io.recourse.rebuild.StartRebuild;
import io.recourse.rebuild.SwitchMode;
import io.recourse.runtime.clock.ClockConfiguration;
import io.recourse.standalone.Console;
import io.recourse.standalone.Installation;
import io.recourse.standalone.Terminal;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.Workshop;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes read models anew. Exit status 0 when each was, or, to compare only, when nothing differs. */
@Command(
        name = "rebuild",
        description = "Make read models anew from the events, compare them with what is read, and switch.",
        footer = {"", "docs/rebuild.md explains what happens, and how to do it while the server runs."})
public final class RebuildCommand implements Callable<Integer> {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Installation installation;
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "cases, incidents, payments, search, timeline or webhooks.")
    private List<String> names = List.of();

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Option(
            names = "--segments",
            paramLabel = "N",
            defaultValue = "2",
            description = "Parts of the history that are read side by side, 1 to 16 (default: ${DEFAULT-VALUE}).")
    private int segments = StartRebuild.DEFAULT_SEGMENTS;

    @Option(names = "--compare-only", description = "Change nothing: say what differs.")
    private boolean compareOnly;

    public RebuildCommand(Installation installation, Console console) {
        this.installation = installation;
        this.console = console;
    }

    @Override
    public Integer call() {
        requireSense();
        DataDirectory data = installation.data();
        if (!Files.exists(data.cluster())) {
            throw new UserError("Nothing has happened in " + data.root() + " yet; say where with --data.");
        }
        Clock clock = new ClockConfiguration().clock();
        try (Workshop workshop = Workshop.on(data, clock)) {
            Rebuilds rebuilds = workshop.bean(Rebuilds.class);
            List<String> wanted = all ? rebuilds.names().stream().sorted().toList() : List.copyOf(names);
            boolean fine = true;
            for (String name : wanted) {
                fine &= rebuild(name, rebuilds, clock);
            }
            return fine ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private void requireSense() {
        if (all == !names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Say which read models, or --all");
        }
        if (segments < 1 || segments > StartRebuild.MOST_SEGMENTS) {
            throw new ParameterException(spec.commandLine(), "--segments must be 1 to " + StartRebuild.MOST_SEGMENTS);
        }
    }

    private boolean rebuild(String name, Rebuilds rebuilds, Clock clock) {
        StartRebuild command = new StartRebuild(
                name,
                "rbd_" + Ulid.of(clock.instant(), entropy()),
                segments,
                compareOnly ? SwitchMode.NEVER : SwitchMode.ALWAYS,
                Optional.of("command line"),
                Actor.system("rebuild"),
                clock.instant());
        RebuildView begun = rebuilds.start(command)
                .rebuild()
                .orElseThrow(() -> new UserError("There is no read model " + name + " that can be made anew; there are "
                        + String.join(", ", rebuilds.names().stream().sorted().toList()) + "."));
        if (!begun.id().equals(command.id())) {
            throw new UserError(
                    "A rebuild of " + name + " that began before is at work. Start the server, and resume or cancel"
                            + " it by /api/v1/admin/projections/" + name + "/rebuild.");
        }
        RebuildView ended = watched(name, rebuilds);
        console.say(Told.of(ended));
        return Told.success(ended, compareOnly);
    }

    private RebuildView watched(String name, Rebuilds rebuilds) {
        Watching watching = new Watching(console, Terminal.attached());
        RebuildView now = rebuilds.latest(name).orElseThrow();
        while (Told.goesOn(now)) {
            watching.at(now);
            LockSupport.parkNanos(LOOK_NANOS);
            now = rebuilds.latest(name).orElseThrow();
        }
        watching.end();
        return now;
    }

    private static byte[] entropy() {
        byte[] bytes = new byte[10];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
