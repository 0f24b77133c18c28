package io.recourse.runtime.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Sends the trace along with each command, also to another process, and handles each for its trace. */
public final class TracedCommands
        implements MessageDispatchInterceptor<CommandMessage<?>>, MessageHandlerInterceptor<CommandMessage<?>> {

    private final Spans spans;
    private final CaseOfCommand cases;

    /** @param cases tells which case a command is for */
    public TracedCommands(Spans spans, CaseOfCommand cases) {
        this.spans = spans;
        this.cases = cases;
    }

    /** Which case a command is for. */
    public interface CaseOfCommand {
        /** Empty when it is for none. */
        Optional<String> of(Object command);
    }

    /** What a message carries on from the one that caused it is nearer than what the thread works for. */
    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> commands) {
        return (index, command) -> command.getMetaData().containsKey(Trace.TRACE_ID)
                ? command
                : Trace.current()
                        .<CommandMessage<?>>map(trace -> command.andMetaData(trace.metadata()))
                        .orElse(command);
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        Optional<Trace> cause = Trace.in(unit.getMessage().getMetaData());
        if (cause.isEmpty()) {
            return chain.proceed();
        }
        try (Span span = begin(unit.getMessage(), cause.get());
                Trace.Scope ignored = span.trace().open()) {
            if (spans.areTold()) {
                Map<String, String> here = span.trace().metadata();
                unit.transformMessage(command -> command.andMetaData(here));
            }
            try {
                return chain.proceed();
            } catch (Exception refused) {
                span.with("error.type", refused.getClass().getSimpleName());
                span.failed();
                throw refused;
            }
        }
    }

    private Span begin(CommandMessage<?> command, Trace cause) {
        Object payload = command.getPayload();
        Span span = spans.command(cause, payload.getClass().getSimpleName());
        if (spans.areTold()) {
            cases.of(payload).ifPresent(id -> span.with("recourse.case", id));
        }
        return span;
    }
}
