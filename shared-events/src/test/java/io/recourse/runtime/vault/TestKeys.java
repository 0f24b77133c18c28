package io.recourse.runtime.vault;

import java.util.Arrays;

/** Keys for tests that need no table of keys. */
public final class TestKeys {

    private TestKeys() {}

    /** Another one for each number. */
    public static DataKey of(int number) {
        byte[] secret = new byte[DataKey.BYTES];
        Arrays.fill(secret, (byte) number);
        return new DataKey("test-" + number, secret);
    }
}
