package io.recourse.standalone.cfpb;

import io.recourse.command.deadline.DeadlineSaga;
import io.recourse.command.dispute.Disputes;
import io.recourse.runtime.clock.VirtualClock;
import io.recourse.standalone.Console;
import io.recourse.standalone.Progress;
import io.recourse.standalone.Terminal;
import io.recourse.standalone.data.DataDirectory;
import io.recourse.standalone.data.UserError;
import io.recourse.standalone.imports.BadRow;
import io.recourse.standalone.imports.RejectedFile;
import io.recourse.standalone.imports.Workshop;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replays a file of complaints into a data directory that nobody else uses meanwhile. */
public final class CfpbImport {

    /** How long, in real time, a deadline may take to fire after its instant. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataDirectory data;
    private final Console console;
    private final Clock clock;

    /** @param clock real time */
    public CfpbImport(DataDirectory data, Console console, Clock clock) {
        this.data = data;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Imports the file; what earlier imports of it did is recognised, and what they left undone is done.
     *
     * @throws UserError when it is no file of complaints, or another process uses the data directory
     */
    public Report run(Path file) throws InterruptedException {
        Instant started = clock.instant();
        Reading reading = CfpbFile.read(file, Replays.lastDayBefore(started));
        Agenda agenda = new Agenda(reading.replays());
        if (agenda.steps() == 0) {
            return report(reading, new Results(), new Findings(0, 0, 0, 0), Optional.empty(), started);
        }
        console.progress("Importing " + reading.rows() + " rows of " + reading.name() + " into " + data.root());
        VirtualClock virtual = new VirtualClock(agenda.moments().firstKey());
        try (Workshop workshop = Workshop.on(data, virtual)) {
            return replay(reading, agenda, virtual, workshop, started);
        }
    }

    private Report replay(Reading reading, Agenda agenda, VirtualClock virtual, Workshop workshop, Instant started)
            throws InterruptedException {
        Promises promises = new Promises(PATIENCE);
        Versions versions = new Versions();
        EventStore events = workshop.bean(EventStore.class);
        Listening.to(events, promises, versions);
        Progress progress = new Progress(console, Terminal.attached(), agenda.steps(), "");
        Processors processors = Processors.all(
                workshop.bean(EventProcessingConfiguration.class), events, workshop.bean(JdbcClient.class));
        Results results = new Replayer(
                        workshop.bean(Disputes.class),
                        virtual,
                        promises,
                        versions,
                        processors.only(List.of(DeadlineSaga.GROUP)),
                        progress,
                        started)
                .run(agenda);
        ReadSide reads = new ReadSide(workshop.bean(QueryGateway.class), processors);
        List<String> ids =
                results.cases().keySet().stream().map(ComplaintRow::id).toList();
        Findings findings = reads.settled(ids, versions);
        return report(reading, results, findings, Optional.of(virtual.instant()), started);
    }

    private Report report(Reading reading, Results results, Findings findings, Optional<Instant> end, Instant started) {
        List<BadRow> bad = Stream.concat(reading.bad().stream(), results.bad().stream())
                .sorted(Comparator.comparingLong(BadRow::line))
                .toList();
        List<NotedRow> noted = Stream.concat(reading.noted().stream(), results.noted().stream())
                .sorted(Comparator.comparingLong(NotedRow::line))
                .toList();
        Complaints complaints = new Complaints();
        return new Report(
                reading.name(),
                reading.rows(),
                results.opened(),
                results.knownBefore(),
                reading.duplicates(),
                bad,
                noted,
                (int) results.cases().keySet().stream()
                        .filter(complaints::unknownIssue)
                        .count(),
                findings.late(),
                (int) results.cases().keySet().stream()
                        .filter(row -> !row.timely())
                        .count(),
                findings.open(),
                findings.finalMissed(),
                end.map(Replays::day),
                Duration.between(started, clock.instant()),
                rejected(reading, bad));
    }

    private Optional<Path> rejected(Reading reading, List<BadRow> bad) {
        try (RejectedFile rejected = new RejectedFile(data, reading.name(), reading.sha256())) {
            bad.forEach(rejected::add);
            return rejected.keep();
        }
    }
}
