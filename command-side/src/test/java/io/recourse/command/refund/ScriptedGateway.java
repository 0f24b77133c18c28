package io.recourse.command.refund;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Plays a gateway that answers as told, and counts what it is asked. Told nothing more, it moves the money. */
final class ScriptedGateway implements RefundGateway {

    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<Instruction> asked = new ArrayList<>();
    private final List<Instruction> askedBack = new ArrayList<>();

    private interface Answer {
        Outcome give() throws GatewayUnavailable;
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
        script.add(() -> new Outcome.Declined(code));
        return this;
    }

    List<Instruction> asked() {
        return List.copyOf(asked);
    }

    List<Instruction> askedBack() {
        return List.copyOf(askedBack);
    }

    @Override
    public String source() {
        return "wallet-ledger";
    }

    @Override
    public Outcome execute(Instruction instruction) throws GatewayUnavailable {
        asked.add(instruction);
        return answer("ledger:" + instruction.refundId());
    }

    @Override
    public Outcome takeBack(Instruction instruction) throws GatewayUnavailable {
        askedBack.add(instruction);
        return answer("ledger-reversal:" + instruction.refundId());
    }

    private Outcome answer(String reference) throws GatewayUnavailable {
        Answer next = script.poll();
        return next == null ? new Outcome.Succeeded(reference) : next.give();
    }
}
