package io.recourse.standalone.cfpb;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.csv.FlawException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaysTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate SENT = LocalDate.of(2018, 3, 21);

    private final Replays replays = new Replays(new Answers(), Samples.LAST_DAY);

    @Property
    void timelyAnswersComeOnDayFifteenAtTheLatestAndOthersLater(
            @ForAll @IntRange(min = 1) int id, @ForAll boolean timely, @ForAll @IntRange(max = 16) int receivedLater)
            throws FlawException {
        ComplaintRow row = row(id, SENT.plusDays(timely ? Math.min(receivedLater, 15) : receivedLater), timely);
        Replay replay = replays.of(row);
        LocalDate answered = dayOfAnswer(replay);
        assertThat(DAYS.between(SENT, answered)).isBetween(timely ? 0L : 16L, timely ? 15L : 30L);
        assertThat(replay.answered().orElseThrow().at()).isAfter(replay.opensAt());
        assertThat(replays.of(row)).isEqualTo(replay);
    }

    @Test
    void answersAreSpreadOverAllDays() throws FlawException {
        List<LocalDate> days = IntStream.range(0, 1000)
                .mapToObj(id -> dayOfAnswer(replay(row(id, SENT, true))))
                .distinct()
                .toList();
        assertThat(days).hasSize(16);
    }

    @Test
    void noAnswerIsGivenInTheFuture() throws FlawException {
        Replays early = new Replays(new Answers(), SENT.plusDays(3));
        assertThat(dayOfAnswer(early.of(row(7, SENT, true)))).isBetween(SENT, SENT.plusDays(3));
    }

    @Test
    void theAgendaIsInOrderAndHasEverythingOnce(@TempDir Path directory) {
        Reading reading = CfpbFile.read(CommittedSample.MANY_COMPANIES.copyTo(directory), Samples.LAST_DAY);
        Agenda agenda = new Agenda(reading.replays());
        assertThat(agenda.steps()).isEqualTo(300);
        TreeMap<String, String> order = new TreeMap<>();
        agenda.moments()
                .forEach((at, steps) -> steps.forEach(step -> {
                    String id = step.replay().row().id();
                    String before = order.put(id, step.getClass().getSimpleName());
                    assertThat(Optional.ofNullable(before))
                            .isEqualTo(step instanceof Agenda.Step.Open ? Optional.empty() : Optional.of("Open"));
                }));
        assertThat(order.values()).hasSize(150).containsOnly("Respond");
    }

    private Replay replay(ComplaintRow row) {
        try {
            return replays.of(row);
        } catch (FlawException e) {
            throw new AssertionError(e);
        }
    }

    private static LocalDate dayOfAnswer(Replay replay) {
        return replay.answered().orElseThrow().at().atZone(NEW_YORK).toLocalDate();
    }

    private static ComplaintRow row(int id, LocalDate received, boolean timely) {
        return new ComplaintRow(
                2,
                "",
                Integer.toString(id),
                received,
                SENT,
                "Web",
                "Mortgage",
                "Repossession",
                Optional.empty(),
                Optional.of("Closed with explanation"),
                timely,
                new LinkedHashMap<>());
    }
}
