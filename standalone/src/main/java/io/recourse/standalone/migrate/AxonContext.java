package io.recourse.standalone.migrate;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.event.Event;
import io.recourse.standalone.data.UserError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The events of one context of an Axon Server. */
final class AxonContext implements EventContext, AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final String name;
    private final AxonServerConnectionFactory server;
    private final AxonServerConnection connection;

    private AxonContext(String name, AxonServerConnectionFactory server, AxonServerConnection connection) {
        this.name = name;
        this.server = server;
        this.connection = connection;
    }

    /** @throws UserError when the server does not answer, or has no such context */
    static AxonContext open(ServerAddress address, String context) {
        AxonServerConnectionFactory server = AxonServerConnectionFactory.forClient("recourse-migrate")
                .routingServers(address)
                .connectTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .build();
        String name = "Axon Server " + address.getHostName() + ":" + address.getGrpcPort() + ", context " + context;
        AxonContext opened = new AxonContext(name, server, server.connect(context));
        try {
            opened.requireBeginning();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public long size() {
        return answer(events().getLastToken()) + 1;
    }

    @Override
    public AxonEvents first(long count) {
        return new AxonEvents(name, events(), count);
    }

    @Override
    public void append(List<Event> batch) {
        AppendEventsTransaction transaction = events().startAppendEventsTransaction();
        batch.forEach(transaction::appendEvent);
        answer(transaction.commit());
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() {
        connection.disconnect();
        server.shutdown();
    }

    /** Positions are counted from the first event. */
    private void requireBeginning() {
        if (size() > 0 && answer(events().getFirstToken()) > 0) {
            throw new UserError(name + " has lost its first events; take one that is empty.");
        }
    }

    private EventChannel events() {
        return connection.eventChannel();
    }

    private <T> T answer(CompletableFuture<T> asked) {
        try {
            return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failed(
                    Optional.ofNullable(e.getCause()).map(Throwable::getMessage).orElse("no reason"), e);
        } catch (TimeoutException e) {
            throw failed("no answer for " + PATIENCE_SECONDS + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("stopped while waiting", e);
        }
    }

    private UserError failed(String why, Exception cause) {
        return new UserError(
                name + " does not do what it is asked (" + why + "). Call again to go on from what is there.", cause);
    }
}
