package io.recourse.runtime.content.safety;

import io.recourse.runtime.problem.Flaw;

/** How much one upload may unfold to, with all that is packed in it, however deep. */
final class Allowance implements Spool.Meter {
    static final long UNPACKED_LIMIT_BYTES = 100L << 20;
    static final int MEMBER_LIMIT = 1_000;

    private long bytesLeft = UNPACKED_LIMIT_BYTES;
    private int membersLeft = MEMBER_LIMIT;

    void member() {
        if (--membersLeft < 0) {
            throw new Unsafe(Flaw.Kind.FILE_UNPACKS);
        }
    }

    @Override
    public void passed(byte[] buffer, int count) {
        bytesLeft -= count;
        if (bytesLeft < 0) {
            throw new Unsafe(Flaw.Kind.FILE_UNPACKS);
        }
    }
}
