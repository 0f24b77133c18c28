package io.recourse.standalone.faults;

import java.net.InetSocketAddress;

/** The Axon Server of a run. It is empty at first: what else were in it would be projected, and cannot be read without its keys. */
sealed interface EventServer extends AutoCloseable permits OwnServer, GivenServer {

    /** Where it takes connections of gRPC. */
    InetSocketAddress address();

    @Override
    void close() throws Exception;
}
