package io.recourse.runtime.vault;

import java.io.Serial;

/** A key or something that it protects is not what was written: it is no case of a forgotten person. */
public final class VaultDamaged extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    VaultDamaged(String message, Throwable cause) {
        super(message, cause);
    }

    VaultDamaged(String message) {
        super(message);
    }
}
