package io.recourse.standalone.crash;

import io.recourse.standalone.crash.Acknowledged.Answered;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Somebody who works on one case after the other, whatever happens, and does not give up on what was begun. */
public final class Client implements Runnable {

    private static final int NOTES = 3;
    private static final int REFUNDS = 2;

    private final int number;
    private final Api api;
    private final Random random;
    private final Acknowledged acknowledged;
    private final Figures figures;
    private final AtomicBoolean done;

    Client(int number, Api api, Random random, Acknowledged acknowledged, Figures figures, AtomicBoolean done) {
        this.number = number;
        this.api = api;
        this.random = random;
        this.acknowledged = acknowledged;
        this.figures = figures;
        this.done = done;
    }

    /** Ends after the case at which it is when {@code done} becomes true. */
    @Override
    public void run() {
        try {
            for (int day = 0; !done.get(); day++) {
                work("pay-" + number + "-" + day);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            figures.finding("client " + number + " stopped: " + e);
        }
    }

    private void work(String payment) throws InterruptedException {
        boolean decided = random.nextBoolean();
        Instant due = Instant.now().plusMillis(random.nextInt(15_000));
        perform(Command.payment(payment));
        Answered opened = perform(Command.open(decided, payment, due));
        for (int i = 0; i < NOTES; i++) {
            perform(Command.note(opened.caseId()));
        }
        for (int i = 0; i < REFUNDS && !decided; i++) {
            perform(Command.refund(opened.caseId(), payment));
        }
        repeat(opened);
    }

    /** Until its outcome is known. */
    Answered perform(Command command) throws InterruptedException {
        while (true) {
            Optional<HttpResponse<String>> answer = send(command);
            if (answer.isPresent() && answer.get().statusCode() / 100 == 2) {
                figures.acknowledged.increment();
                return acknowledged.add(
                        command, answer.get().statusCode(), answer.get().body());
            }
            LockSupport.parkNanos(Duration.ofMillis(50 + random.nextInt(100)).toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** What was acknowledged is answered again as it was, and not done again. */
    private void repeat(Answered answered) throws InterruptedException {
        Optional<HttpResponse<String>> again = send(answered.command());
        again.filter(answer -> answer.statusCode() / 100 == 2).ifPresent(answer -> {
            if (answer.statusCode() == answered.status() && answer.body().equals(answered.body())) {
                figures.repeated.increment();
            } else {
                figures.finding(
                        answered.command() + " was answered " + answered.body() + ", and then " + answer.body());
            }
        });
    }

    private Optional<HttpResponse<String>> send(Command command) throws InterruptedException {
        try {
            HttpResponse<String> answer = api.send(command);
            switch (answer.statusCode()) {
                case 200, 201, 202 -> {
                    if (answer.body().isEmpty()) {
                        figures.finding(command + " was answered " + answer.statusCode() + " without a word");
                    }
                }
                case 401 -> {}
                case 409, 503 -> {
                    figures.later.increment();
                    if (answer.headers().firstValue("Retry-After").isEmpty()) {
                        figures.finding(command.path() + " was answered " + answer.statusCode()
                                + " without Retry-After: " + answer.body());
                    }
                }
                default -> figures.finding(command + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            return Optional.of(answer);
        } catch (IOException nobodyKnows) {
            figures.unknown.increment();
            return Optional.empty();
        }
    }
}
