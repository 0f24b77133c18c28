package io.recourse.runtime.axon;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandler;

/**
 * Handles each command on a virtual thread of its own, so that a command sent by a saga has its own unit of work and
 * transaction. Every command is answered: Axon's bus never calls back when no transaction can be begun.
 */
final class VirtualThreadCommandBus extends AsynchronousCommandBus implements Lifecycle {

    private static final int SHUTDOWN_SECONDS = 20;

    private final ExecutorService threads;
    private final UnaryOperator<Throwable> told;

    /** @param told the form in which a failure is answered */
    static VirtualThreadCommandBus build(Builder builder, UnaryOperator<Throwable> told) {
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("command-", 0).factory());
        builder.executor(Runnable::run);
        return new VirtualThreadCommandBus(builder, threads, told);
    }

    private VirtualThreadCommandBus(Builder builder, ExecutorService threads, UnaryOperator<Throwable> told) {
        super(builder);
        this.threads = threads;
        this.told = told;
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        AnswerOnce<C, R> answer = new AnswerOnce<>(callback, told);
        threads.execute(() -> {
            try {
                super.handle(command, handler, answer);
            } catch (RuntimeException | Error failure) {
                answer.onResult(command, GenericCommandResultMessage.asCommandResultMessage(failure));
            }
        });
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onShutdown(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, this::shutdown);
    }

    /** Waits for the commands that are being handled, at most {@value #SHUTDOWN_SECONDS} seconds. */
    @Override
    public void shutdown() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private record AnswerOnce<C, R>(
            CommandCallback<? super C, ? super R> callback, UnaryOperator<Throwable> told, AtomicBoolean answered)
            implements CommandCallback<C, R> {

        private AnswerOnce(CommandCallback<? super C, ? super R> callback, UnaryOperator<Throwable> told) {
            this(callback, told, new AtomicBoolean());
        }

        @Override
        public void onResult(CommandMessage<? extends C> command, CommandResultMessage<? extends R> result) {
            if (answered.compareAndSet(false, true)) {
                callback.onResult(command, portable(result));
            }
        }

        private CommandResultMessage<? extends R> portable(CommandResultMessage<? extends R> result) {
            return result.isExceptional()
                    ? GenericCommandResultMessage.asCommandResultMessage(told.apply(result.exceptionResult()))
                    : result;
        }
    }
}
