package io.recourse.runtime.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.recourse.command.sample.CounterMessages.Add;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a saga asks for goes on beside it, and is done when its unit of work ends. */
class SagaCommandsTest {

    private final VirtualThreadCommandBus bus =
            VirtualThreadCommandBus.build(AsynchronousCommandBus.builder(), PortableFailure::withinOneProcess);
    private final SagaCommands commands =
            new SagaCommands(DefaultCommandGateway.builder().commandBus(bus).build());
    private final ConcurrentLinkedQueue<Add> begun = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Add> done = new ConcurrentLinkedQueue<>();
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @AfterEach
    void stop() {
        mayEnd.countDown();
        bus.shutdown();
    }

    private interface Handler {
        void handle(Add command) throws Exception;
    }

    @Test
    void commandsOfOneTargetKeepTheirOrder() throws Exception {
        handle(command -> mayEnd.await());
        FutureTask<UnitOfWork<?>> unit = unit(() -> {
            commands.send(new Add("a", 1));
            commands.send(new Add("a", 2));
            commands.send(new Add("a", 3));
        });
        await().until(() -> !begun.isEmpty());
        assertThat(begun).containsExactly(new Add("a", 1));

        mayEnd.countDown();

        assertThat(unit.get(20, TimeUnit.SECONDS).isRolledBack()).isFalse();
        assertThat(done).containsExactly(new Add("a", 1), new Add("a", 2), new Add("a", 3));
    }

    @Test
    void commandsOfSeveralTargetsGoSideBySide() throws Exception {
        CyclicBarrier together = new CyclicBarrier(3);
        handle(command -> together.await(20, TimeUnit.SECONDS));

        unit(() -> List.of("a", "b", "c").forEach(target -> commands.send(new Add(target, 1))))
                .get(20, TimeUnit.SECONDS);

        assertThat(done).hasSize(3);
    }

    @Test
    void unitEndsWhenAllIsDone() throws Exception {
        handle(command -> mayEnd.await());
        CountDownLatch sent = new CountDownLatch(1);
        FutureTask<UnitOfWork<?>> unit = unit(() -> {
            commands.send(new Add("a", 1));
            commands.send(new Add("b", 1));
            sent.countDown();
        });

        assertThat(sent.await(20, TimeUnit.SECONDS)).as("nobody waited to send").isTrue();
        await().until(() -> begun.size() == 2);
        assertThat(unit.isDone()).isFalse();
        mayEnd.countDown();
        unit.get(20, TimeUnit.SECONDS);
        assertThat(done).hasSize(2);
    }

    @Test
    void unitFailsWhenACommandFailedButNotBeforeTheOthersAreDone() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        handle(command -> {
            if (command.counter().equals("failing")) {
                failed.countDown();
                throw new IllegalArgumentException("not this one");
            }
            mayEnd.await();
        });
        FutureTask<UnitOfWork<?>> unit = unit(() -> {
            commands.send(new Add("failing", 1));
            commands.send(new Add("slow-1", 1));
            commands.send(new Add("slow-2", 1));
        });
        assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
        await().until(() -> begun.size() == 3);
        assertThat(unit.isDone()).isFalse();

        mayEnd.countDown();

        assertThatThrownBy(() -> unit.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("not this one");
        assertThat(done).hasSize(2);
    }

    @Test
    void commandBehindOneThatFailedIsNotSent() throws Exception {
        handle(command -> {
            throw new IllegalArgumentException("not this one");
        });

        FutureTask<UnitOfWork<?>> unit = unit(() -> {
            commands.send(new Add("a", 1));
            commands.send(new Add("a", 2));
        });

        assertThatThrownBy(() -> unit.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("not this one");
        assertThat(begun).containsExactly(new Add("a", 1));
    }

    @Test
    void unitThatFailsByItselfWaitsForWhatItHasSent() throws Exception {
        handle(command -> mayEnd.await());
        FutureTask<UnitOfWork<?>> unit = unit(() -> {
            commands.send(new Add("a", 1));
            throw new IllegalStateException("the saga");
        });
        await().until(() -> !begun.isEmpty());
        assertThat(unit.isDone()).isFalse();

        mayEnd.countDown();

        assertThatThrownBy(() -> unit.get(20, TimeUnit.SECONDS)).hasRootCauseMessage("the saga");
        assertThat(done).hasSize(1);
    }

    @Test
    void nestedUnitWaitsForItsOwnAndFailsAlone() throws Exception {
        handle(command -> {
            if (command.amount() < 0) {
                throw new IllegalArgumentException("not this one");
            }
        });

        UnitOfWork<?> unit = unit(() -> {
                    assertThatThrownBy(() -> inUnit(() -> commands.send(new Add("a", -1))))
                            .hasMessage("not this one");
                    assertThatCode(() -> inUnit(() -> commands.send(new Add("a", 1))))
                            .doesNotThrowAnyException();
                    assertThat(done).containsExactly(new Add("a", 1));
                    commands.send(new Add("a", 2));
                })
                .get(20, TimeUnit.SECONDS);

        assertThat(unit.isRolledBack()).isFalse();
        assertThat(done).containsExactly(new Add("a", 1), new Add("a", 2));
    }

    @Test
    void outsideAUnitNothingIsSent() {
        handle(command -> {});

        assertThatThrownBy(() -> commands.send(new Add("a", 1))).isInstanceOf(IllegalStateException.class);

        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
        assertThat(begun).isEmpty();
    }

    private void handle(Handler handler) {
        bus.subscribe(Add.class.getName(), message -> {
            Add command = (Add) message.getPayload();
            begun.add(command);
            handler.handle(command);
            done.add(command);
            return "done";
        });
    }

    /** A unit of work on a thread of its own; it gives what it failed of. */
    private static FutureTask<UnitOfWork<?>> unit(Runnable work) {
        FutureTask<UnitOfWork<?>> unit = new FutureTask<>(() -> inUnit(work));
        Thread.ofPlatform().daemon().start(unit);
        return unit;
    }

    private static UnitOfWork<?> inUnit(Runnable work) throws Exception {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        ResultMessage<String> result = unit.executeWithResult(() -> {
            work.run();
            return "done";
        });
        if (result.isExceptional()) {
            throw (Exception) result.exceptionResult();
        }
        return unit;
    }
}
