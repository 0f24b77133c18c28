package io.recourse.standalone.faults;

import io.recourse.standalone.migrate.DevelopmentServer;
import java.net.InetSocketAddress;

/** One that is there already, and goes on afterwards; it is emptied before and after. */
record GivenServer(DevelopmentServer server) implements EventServer {

    /** That AXON_SERVER names. */
    static GivenServer emptied() throws Exception {
        DevelopmentServer server = DevelopmentServer.given();
        server.empty();
        return new GivenServer(server);
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(server.host(), server.port());
    }

    @Override
    public void close() throws Exception {
        server.empty();
    }
}
