package io.recourse.standalone.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Compares a client's secret with the derived one in constant time. Secrets of 256 random bits need no slow hash. */
final class DerivedSecret implements PasswordEncoder {

    @Override
    public boolean matches(@Nullable CharSequence given, @Nullable String derived) {
        return given != null
                && derived != null
                && MessageDigest.isEqual(given.toString().getBytes(UTF_8), derived.getBytes(UTF_8));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        throw new UnsupportedOperationException("secrets are derived, never stored");
    }
}
