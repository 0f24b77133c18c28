package io.recourse.standalone.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.command.policy.simulation.Report;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticLogTest {

    @Test
    void casesThatComeInTurnsAreToldApart(@TempDir Path directory) throws IOException {
        Path log = directory.resolve("log.csv");
        SyntheticLog.write(35_000, log);
        Simulated simulated = Simulated.of(log, Simulated.own("synthetic.mapping.yaml"), "house");

        assertThat(simulated.report().cases()).isEqualTo(7_000);
        // Of seven kinds the slowest takes 17 days to call and 70 to close; the next one closes on day 59.
        Report.OfDeadline first = simulated.deadline("FIRST_RESPONSE");
        assertThat(first)
                .extracting(Report.OfDeadline::met, Report.OfDeadline::late)
                .containsExactly(6_000, 1_000);
        Report.OfDeadline resolution = simulated.deadline("RESOLUTION");
        assertThat(resolution)
                .extracting(Report.OfDeadline::met, Report.OfDeadline::late)
                .containsExactly(6_000, 1_000);
        assertThat(resolution.atStake()).hasSize(2);
    }
}
