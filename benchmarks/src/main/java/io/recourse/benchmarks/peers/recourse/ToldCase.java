package io.recourse.benchmarks.peers.recourse;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.History;
import io.recourse.benchmarks.peers.PlayedCase;
import io.recourse.benchmarks.peers.Step;
import io.recourse.payment.PaymentId;

/** A case that is played by HTTP and read back in the process that keeps it. */
record ToldCase(HttpCase played, Told told, CaseFile file) implements PlayedCase {

    @Override
    public void take(Step step) throws Exception {
        played.take(step);
    }

    @Override
    public History history() {
        return told.history(played.id(), PaymentId.of(file.paymentId()));
    }
}
