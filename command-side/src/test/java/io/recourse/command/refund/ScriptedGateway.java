package io.recourse.command.refund;

import io.recourse.command.gateway.Finding;
import io.recourse.command.gateway.GatewayUnavailable;
import io.recourse.command.gateway.Instruction;
import io.recourse.command.gateway.RefundGateway;
import io.recourse.command.gateway.Standing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Plays a gateway that answers as told, and counts what it is asked. Told nothing more, it moves the money. */
final class ScriptedGateway implements RefundGateway {

    private final Deque<Answer> script = new ArrayDeque<>();
    private final Deque<Finding> findings = new ArrayDeque<>();
    private final List<Instruction> asked = new ArrayList<>();
    private final String source;
    private final boolean local;
    private int askedAbout;

    private interface Answer {
        Standing give() throws GatewayUnavailable;
    }

    ScriptedGateway() {
        this("wallet-ledger", true);
    }

    ScriptedGateway(String source, boolean local) {
        this.source = source;
        this.local = local;
    }

    ScriptedGateway unavailable(int times) {
        for (int i = 0; i < times; i++) {
            script.add(() -> {
                throw new GatewayUnavailable("no answer", new IllegalStateException("down"));
            });
        }
        return this;
    }

    ScriptedGateway declines(String code) {
        return stands(new Standing.Failed(code, Standing.Retry.NEVER));
    }

    ScriptedGateway stands(Standing standing) {
        script.add(() -> standing);
        return this;
    }

    /** What it says when it is asked what became of the refund; told nothing more, that it has never heard of it. */
    ScriptedGateway knows(Finding finding) {
        findings.add(finding);
        return this;
    }

    List<Instruction> asked() {
        return List.copyOf(asked);
    }

    int askedAbout() {
        return askedAbout;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public boolean local() {
        return local;
    }

    @Override
    public Duration remembers() {
        return Duration.ofDays(7);
    }

    @Override
    public Standing submit(Instruction instruction) throws GatewayUnavailable {
        asked.add(instruction);
        Answer next = script.poll();
        return next == null ? new Standing.Succeeded("ledger:" + instruction.refundId()) : next.give();
    }

    @Override
    public Finding find(Instruction instruction) {
        askedAbout++;
        Finding next = findings.poll();
        return next == null ? new Finding.NeverHeard() : next;
    }
}
