package io.recourse.query.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.query.audit.ledger.LedgerWatch.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LedgerWatchTest {

    private final LedgerWatch watch = new LedgerWatch();

    @Test
    void reasonIsSaidOnceHoweverOftenItStops(CapturedOutput output) {
        watch.isBroken(Part.ENTRIES, new LedgerBroken("event e-1 is gone"));
        watch.isBroken(Part.ENTRIES, new LedgerBroken("event e-1 is gone"));

        assertThat(watch.broken()).contains("event e-1 is gone");
        assertThat(output.getOut()).containsOnlyOnce("audit_ledger_stopped part=ENTRIES reason=\"event e-1 is gone\"");
    }

    @Test
    void onePartThatGoesOnDoesNotHideThatAnotherDoesNot() {
        watch.isBroken(Part.CHECKPOINTS, new LedgerBroken("not the one that was signed"));
        watch.isWhole(Part.ENTRIES);
        assertThat(watch.broken()).isPresent();

        watch.isWhole(Part.CHECKPOINTS);
        assertThat(watch.broken()).isEmpty();
    }
}
