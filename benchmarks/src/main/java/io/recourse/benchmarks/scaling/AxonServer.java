package io.recourse.benchmarks.scaling;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.recourse.benchmarks.server.ProcessTree;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server that is there already.
 *
 * @param port of gRPC
 */
record AxonServer(String host, int port) {

    private static final int PATIENCE_SECONDS = 20;

    /** @param address host:port, as AXON_SERVER says it */
    static AxonServer at(String address) {
        int colon = address.lastIndexOf(':');
        return new AxonServer(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    String address() {
        return host + ":" + port;
    }

    /**
     * What is in it would be projected first, and could not be read without the keys of its database.
     *
     * @throws IllegalStateException when it holds any event, or cannot be reached
     */
    void requireEmpty() throws Exception {
        AxonServerConnectionFactory factory = AxonServerConnectionFactory.forClient("benchmark")
                .routingServers(new ServerAddress(host, port))
                .build();
        try {
            EventChannel events = factory.connect("default").eventChannel();
            long last = events.getLastToken().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (last >= 0) {
                throw new IllegalStateException("Axon Server at " + address()
                        + " holds events already; start it in an empty directory, or purge its events in devmode");
            }
        } finally {
            factory.shutdown();
        }
    }

    /** Empty when it runs on another machine, or for another user. */
    Optional<ProcessTree> processes() {
        return Listener.on(port).map(ProcessTree::new);
    }
}
