package io.recourse.standalone.crash;

import static org.awaitility.Awaitility.await;

import io.recourse.standalone.crash.Acknowledged.Answered;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Clients that work on one case after the other whatever happens, and what they were told, held against the history. */
public final class Trial {

    /** Within it everything is served again after a fault has ended. */
    public static final Duration OUTAGE = Duration.ofSeconds(90);

    static final int CLIENTS = 4;

    private final Served served;
    private final Random random;
    private final Figures figures;
    private final Acknowledged acknowledged = new Acknowledged();
    private final History history = new History();
    private final Promises promises;
    private final Api auditor;
    private final Reckoning reckoning;
    private final AtomicBoolean done = new AtomicBoolean();
    private final List<Thread> clients = new ArrayList<>();
    private int checked;

    public Trial(Served served, Reckoning.Database database, Random random, Figures figures) {
        this.served = served;
        this.random = random;
        this.figures = figures;
        this.promises = new Promises(history, acknowledged, figures);
        this.auditor = new Api(served, "auditor");
        this.reckoning = new Reckoning(served, database, figures);
    }

    /** Publishes the deadlines, and sets the clients to work. */
    public void begin() throws InterruptedException {
        new Client(0, new Api(served, "admin"), random, new Acknowledged(), figures, done).perform(Command.pack());
        IntStream.rangeClosed(1, CLIENTS).forEach(this::startClient);
        await().atMost(OUTAGE)
                .until(() -> !acknowledged.all(Command.Kind.ESCALATED_CASE).isEmpty());
    }

    /** What the clients were told so far, the last at the end. */
    public List<Answered> acknowledged() {
        return acknowledged.all();
    }

    /** Has a note written by way of {@code one} alone, to a case that is there. */
    public Answered note(Served one) throws InterruptedException {
        String caseId = acknowledged.all(Command.Kind.ESCALATED_CASE).getLast().caseId();
        return new Client(0, new Api(one, "agent"), random, acknowledged, figures, done).perform(Command.note(caseId));
    }

    Reckoning reckoning() {
        return reckoning;
    }

    /** Holds the answers since the last check against the history, which goes on meanwhile. */
    public void check() {
        List<Answered> all = acknowledged.all();
        AtRest.read(history, auditor);
        promises.hold(all.subList(checked, all.size()));
        checked = all.size();
    }

    /** Lets the clients end, waits until nothing is under way, and reckons everything up. */
    public void finish() throws InterruptedException, SQLException, IOException {
        done.set(true);
        for (Thread client : clients) {
            if (!client.join(Duration.ofMinutes(2))) {
                figures.finding(client.getName() + " does not come to an end");
            }
        }
        new AtRest(history, promises, acknowledged, figures).reckonUp(auditor, reckoning);
    }

    /** Sends the clients home, whatever they are doing. */
    public void stop() {
        done.set(true);
        clients.forEach(Thread::interrupt);
    }

    private void startClient(int number) {
        Client client = new Client(
                number, new Api(served, "agent"), new Random(random.nextLong()), acknowledged, figures, done);
        clients.add(Thread.ofPlatform().name("client-" + number).start(client));
    }
}
