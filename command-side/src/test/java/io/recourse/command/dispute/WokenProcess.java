package io.recourse.command.dispute;

import static io.recourse.sample.Sample.cny;

import io.recourse.dispute.CaseId;
import io.recourse.payment.PaymentId;
import io.recourse.sample.Sample;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A command side of its own that opens cases while time flies, half an hour in a tenth of a second. It says on its standard
 * output how far it has come, until it is killed.
 */
final class WokenProcess {

    static final String NOW = "now";
    static final String FIRST = "first";
    static final String OPENED = "opened ";
    static final String AT = "at ";

    private static final int ENOUGH = 500;
    private static final Duration STEP = Duration.ofMinutes(30);

    private WokenProcess() {}

    /** @param args the environment of the application, {@link #NOW} and the number of the {@link #FIRST} case to open */
    public static void main(String[] args) {
        ChildJvm.endWithItsParent();
        Map<String, Object> environment = ChildJvm.environment(args);
        Instant now = Instant.parse(String.valueOf(environment.get(NOW)));
        int first = Integer.parseInt(String.valueOf(environment.get(FIRST)));
        Desk desk = Desk.start(environment, now);
        PrintStream out = System.out;
        Executors.newSingleThreadScheduledExecutor()
                .scheduleAtFixedRate(
                        () -> {
                            Instant next = desk.now().plus(STEP);
                            out.println(AT + next);
                            desk.advanceTo(next);
                        },
                        0,
                        100,
                        TimeUnit.MILLISECONDS);
        for (int n = first; n < first + ENOUGH; n++) {
            CaseId id = Sample.dispute(n);
            PaymentId payment = desk.pay("woken-" + n, cny("10.00"));
            if (n % 2 == 0) {
                desk.openIdentified(id, payment);
            } else {
                desk.open(id, payment);
            }
            out.println(OPENED + n);
        }
    }
}
