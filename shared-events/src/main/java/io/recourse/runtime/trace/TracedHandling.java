package io.recourse.runtime.trace;

import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Handles each event or deadline for the trace that it comes from, so that log lines name it. */
public final class TracedHandling<T extends Message<?>> implements MessageHandlerInterceptor<T> {

    @Override
    @SuppressWarnings("try") // the scope is only closed
    public @Nullable Object handle(UnitOfWork<? extends T> unit, InterceptorChain chain) throws Exception {
        var trace = Trace.in(unit.getMessage().getMetaData());
        if (trace.isEmpty()) {
            return chain.proceed();
        }
        try (var ignored = trace.get().open()) {
            return chain.proceed();
        }
    }
}
