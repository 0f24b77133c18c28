package io.recourse.benchmarks.peers.process;

import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.peers.Peer;
import io.recourse.benchmarks.peers.camunda.Camunda;
import io.recourse.benchmarks.peers.crud.Crud;
import io.recourse.benchmarks.peers.flowable.Flowable;
import io.recourse.benchmarks.peers.limits.GroupCommit;
import io.recourse.benchmarks.peers.limits.OneRow;
import io.recourse.benchmarks.peers.recourse.Recourse;
import java.time.Clock;

/** Where each contender's peer is named. */
public final class Starting {

    private Starting() {}

    /**
     * The first start makes the tables.
     *
     * @param url of the peer's own database, with the user in it
     */
    public static Peer peer(Contender contender, String url, Clock clock) throws Exception {
        return switch (contender) {
            case ONE_ROW -> OneRow.start(url, clock);
            case GROUP -> GroupCommit.start(url, clock);
            case CRUD -> Crud.start(url, clock);
            case FLOWABLE -> Flowable.start(url);
            case CAMUNDA -> Camunda.start(url);
            case RECOURSE -> Recourse.start(url, Recourse.Way.GATEWAY);
            case RECOURSE_HTTP -> Recourse.start(url, Recourse.Way.HTTP);
        };
    }
}
