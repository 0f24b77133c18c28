package io.recourse.command.hold;

import java.util.ArrayList;
import java.util.List;

/** Plays a wallet that does not answer at first, and writes down what it was asked. */
final class ScriptedWallet implements AccountHolds {

    private final List<String> told = new ArrayList<>();
    private int asked;
    private int down;

    ScriptedWallet unavailable(int times) {
        down = times;
        return this;
    }

    /** {@code lock} or {@code unlock} and the event that asked, in order. */
    List<String> told() {
        return List.copyOf(told);
    }

    int asked() {
        return asked;
    }

    @Override
    public void hold(Instruction instruction) throws WalletUnavailable {
        tell("lock " + instruction.eventId());
    }

    @Override
    public void release(Instruction instruction) throws WalletUnavailable {
        tell("unlock " + instruction.eventId());
    }

    private void tell(String what) throws WalletUnavailable {
        asked++;
        if (down > 0) {
            down--;
            throw new WalletUnavailable("no answer", new IllegalStateException("down"));
        }
        told.add(what);
    }
}
