package io.recourse.query.audit.ledger;

import io.recourse.audit.SignerKey;
import io.recourse.audit.VerifierKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The keys of an installation.
 *
 * @param origin names the history in its checkpoints, and the keys
 * @param signer signs new checkpoints; empty where none are made
 * @param verifiers the public keys of all signatures there may be, the newest first
 */
public record AuditKeys(String origin, Optional<SignerKey> signer, List<VerifierKey> verifiers) {

    public AuditKeys {
        verifiers = List.copyOf(verifiers);
    }

    /**
     * Reads a list of keys, the newest first: private ones (PKCS#8 in base64), or public ones (name+id+base64) of those that shall
     * sign no more. The first signs, if it is a private one.
     *
     * @param keys with commas or spaces between them; may be empty
     * @throws IllegalArgumentException when one is no key; its message does not tell any of it
     */
    public static AuditKeys parse(String origin, String keys) {
        List<String> texts = Arrays.stream(keys.split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .toList();
        Optional<SignerKey> signer = Optional.empty();
        List<VerifierKey> verifiers = new ArrayList<>();
        for (String text : texts) {
            if (isPublic(text)) {
                verifiers.add(publicKey(text, verifiers.size()));
            } else {
                SignerKey key = privateKey(origin, text, verifiers.size());
                signer = verifiers.isEmpty() ? Optional.of(key) : signer;
                verifiers.add(key.verifier());
            }
        }
        return new AuditKeys(origin, signer, verifiers);
    }

    /** A plus belongs to base64, too; but base64 of PKCS#8 has no id of eight digits between two of them at its beginning. */
    private static boolean isPublic(String text) {
        return text.matches("[^+]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");
    }

    private static VerifierKey publicKey(String text, int place) {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw unreadable(place, e);
        }
    }

    private static SignerKey privateKey(String origin, String text, int place) {
        try {
            return SignerKey.parse(origin, text);
        } catch (IllegalArgumentException e) {
            throw unreadable(place, e);
        }
    }

    private static IllegalArgumentException unreadable(int place, IllegalArgumentException cause) {
        return new IllegalArgumentException(
                "audit key " + (place + 1) + " is neither a private key of Ed25519 (PKCS#8 in base64)"
                        + " nor a public one (name+id+base64)",
                cause);
    }
}
