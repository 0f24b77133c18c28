package io.recourse.standalone.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.csv.Fields;
import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import io.recourse.command.csv.RawRecords;
import io.recourse.command.policy.simulation.Report;
import io.recourse.command.policy.simulation.SimulatedDeadline;
import io.recourse.command.policy.simulation.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadlines against what others recorded of theirs. */
class RealLogsTest {

    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    @Test
    void sixtyDaysGiveExactlyThePenaltiesOfTheTrafficFines() throws Exception {
        Path log = Simulated.real("eventlogs/traffic_fines_dev.csv");
        Simulated simulated = Simulated.of(
                log,
                Simulated.documented("traffic-fines.mapping.yaml"),
                Simulated.documented("traffic-60.pack.yaml").toString());
        Map<String, LocalDate> late = simulated.byCase().entrySet().stream()
                .filter(entry -> entry.getValue().verdict().late())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue()
                                .dueAt()
                                .atZone(ZoneId.of("Europe/Rome"))
                                .toLocalDate()));
        Map<String, LocalDate> penalties = rows(log).stream()
                .filter(row -> of(row, "activity").equals("Add penalty"))
                .collect(Collectors.toMap(
                        row -> of(row, "case_id"),
                        row -> LocalDate.parse(of(row, "timestamp").substring(0, 10))));
        assertThat(late).hasSize(2290).isEqualTo(penalties);
    }

    @Test
    void theGivenDeadlinesOfThePermitsAreMetAndMissedAsTheLogSays() {
        Report.OfDeadline decision = Simulated.of(
                        Simulated.real("eventlogs/receipt_wabo.csv"),
                        Simulated.own("wabo.mapping.yaml"),
                        Simulated.own("wabo-given.pack.yaml").toString())
                .deadline("DECISION");
        assertThat(decision.met()).isEqualTo(952);
        assertThat(decision.late()).isEqualTo(377);
        // Not ended by the log; 39 of them were due by its last row.
        assertThat(decision.overdue() + decision.open()).isEqualTo(105);
        assertThat(decision.overdue()).isEqualTo(39);
    }

    @Test
    void eightWeeksEndOnTheDayThatThePermitsOfEightWeeksHaveInSummerTimeAndOutOfIt() throws Exception {
        Path log = Simulated.real("eventlogs/receipt_wabo.csv");
        Map<String, SimulatedDeadline> simulated = Simulated.of(
                        log,
                        Simulated.own("wabo.mapping.yaml"),
                        Simulated.own("wabo-56.pack.yaml").toString())
                .byCase();
        int equal = 0;
        int overChange = 0;
        for (Map<String, String> row : byCase(rows(log)).values()) {
            OffsetDateTime start = OffsetDateTime.parse(of(row, "startdate"));
            OffsetDateTime given = OffsetDateTime.parse(of(row, "deadline"));
            SimulatedDeadline deadline =
                    Optional.ofNullable(simulated.get(of(row, "case_id"))).orElseThrow();
            boolean eightWeeks = start.toLocalDate().plusDays(56).equals(given.toLocalDate());
            boolean sameDay = deadline.dueAt().atZone(AMSTERDAM).toLocalDate().equals(given.toLocalDate());
            assertThat(sameDay).as(of(row, "case_id")).isEqualTo(eightWeeks);
            equal += sameDay ? 1 : 0;
            overChange += sameDay && !start.getOffset().equals(given.getOffset()) ? 1 : 0;
        }
        assertThat(equal).isEqualTo(1080);
        assertThat(overChange).isEqualTo(344);
    }

    @Test
    void everyRejectionOfAPaymentRequestBeginsADeadlineAndNoneIsPaidTwice() {
        Simulated simulated = Simulated.of(
                Simulated.real("eventlogs/bpic2020_RequestForPayment.csv"),
                Simulated.own("rfp.mapping.yaml"),
                Simulated.own("rfp.pack.yaml").toString());

        Report.OfDeadline again = simulated.deadline("RESUBMISSION");
        assertThat(again.cases()).isEqualTo(1051);
        assertThat(again.began()).isEqualTo(1160);
        assertThat(simulated.cases().stream()
                        .filter(c -> c.packs().getFirst().deadlines().stream()
                                .anyMatch(d -> d.name().kind().value().equals("RESUBMISSION")
                                        && d.doneAt().isPresent())))
                .hasSize(597);
        Report.OfDeadline payment = simulated.deadline("PAYMENT");
        assertThat(payment.overdue() + payment.open()).isEqualTo(573);
        Report.OfDeadline second = simulated.deadline("SECOND_PAYMENT");
        assertThat(second.began()).isEqualTo(6187).isEqualTo(second.cases());
        assertThat(second.open()).isEqualTo(6187);
    }

    @ParameterizedTest
    @CsvSource({"complaint-portal-15-60@1", "complaint-portal-15-60@3"})
    void theComplaintsAreAnsweredAsTimelyAsTheFileSays(String pack) {
        Simulated simulated = Simulated.of(
                Simulated.real("cfpb/cfpb_bofa_2017-05_2019-12.csv"), Simulated.documented("cfpb.mapping.yaml"), pack);
        Report.OfDeadline first = simulated.deadline("FIRST_RESPONSE");
        assertThat(first)
                .extracting(Report.OfDeadline::met, Report.OfDeadline::late)
                .containsExactly(13770, 23);
        assertThat(first.effects())
                .singleElement()
                .extracting(Report.Effects::count)
                .isEqualTo(23);
        assertThat(simulated.cases())
                .filteredOn(c -> c.packs().getFirst().deadlines().getFirst().verdict() == Verdict.LATE)
                .hasSize(23);
    }

    private static Map<String, Map<String, String>> byCase(List<Map<String, String>> rows) {
        Map<String, Map<String, String>> first = new HashMap<>();
        rows.forEach(row -> first.putIfAbsent(of(row, "case_id"), row));
        return first;
    }

    private static List<Map<String, String>> rows(Path log) throws IOException, FlawException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (InputStream in = Files.newInputStream(log)) {
            RawRecords records = new RawRecords(in);
            List<String> names = Fields.of(records.next().orElseThrow());
            for (Optional<RawRecord> next = records.next(); next.isPresent(); next = records.next()) {
                List<String> values = Fields.of(next.get());
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    row.put(names.get(i), values.get(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String of(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column)).orElseThrow();
    }
}
