package io.recourse.standalone.crash;

import io.recourse.standalone.crash.Acknowledged.Answered;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Somebody who reads what others work on: lists, cases, their history, what an auditor and a merchant see. */
final class Reader implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Api agent;
    private final Api auditor;
    private final Api merchant;
    private final Acknowledged acknowledged;
    private final Figures figures;
    private final AtomicBoolean done;
    private final LongAdder read;

    Reader(Installation installation, Acknowledged acknowledged, Figures figures, AtomicBoolean done, LongAdder read) {
        this.agent = new Api(installation, "agent");
        this.auditor = new Api(installation, "auditor");
        this.merchant = new Api(installation, "merchant-m-1");
        this.acknowledged = acknowledged;
        this.figures = figures;
        this.done = done;
        this.read = read;
    }

    @Override
    public void run() {
        try {
            while (!done.get()) {
                List<Answered> cases = acknowledged.all(Command.Kind.DECIDED_CASE, Command.Kind.ESCALATED_CASE);
                if (!cases.isEmpty()) {
                    about(cases.getLast());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void about(Answered opened) throws InterruptedException {
        String id = opened.caseId();
        read(agent, "/api/v1/disputes?status=OPEN&sort=dueAt&limit=20");
        read(agent, "/api/v1/disputes?q=nobody&limit=5");
        read(agent, "/api/v1/disputes/" + id + "?minVersion=" + opened.version());
        read(agent, "/api/v1/disputes/" + id + "/timeline?minVersion=" + opened.version());
        read(auditor, "/api/v1/audit/disputes/" + id + "/events");
        read(auditor, "/api/v1/audit/disputes/" + id + "?atVersion=0");
        read(merchant, "/api/v1/merchant/disputes?limit=10");
    }

    private void read(Api api, String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = api.get(path);
            switch (answer.statusCode()) {
                case 200 -> read.increment();
                // A token that has come to its end; a projection that is behind, or too much to do.
                case 401, 429, 503 -> figures.later.increment();
                default -> figures.finding(path + " was answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException nobodyKnows) {
            figures.unknown.increment();
        }
    }
}
