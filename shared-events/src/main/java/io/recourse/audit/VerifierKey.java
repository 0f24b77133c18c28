package io.recourse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key that checks signatures, written as C2SP's signed-note says: {@code name+id+base64}.
 *
 * @param name of the key; without space or plus
 * @param publicKey of Ed25519
 */
public record VerifierKey(String name, PublicKey publicKey) {

    /** Bytes in a public key of Ed25519. */
    private static final int KEY_BYTES = 32;

    private static final byte ED25519 = 1;

    /** RFC 8410: what stands before the 32 bytes of a key. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public VerifierKey {
        if (!name.matches("[^\\s+]+")) {
            throw new IllegalArgumentException("the name of a key has neither space nor plus");
        }
    }

    /** @throws IllegalArgumentException when the text is no such key */
    public static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a public key is written name+id+base64");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != 1 + KEY_BYTES || typed[0] != ED25519) {
            throw new IllegalArgumentException("not a key of Ed25519");
        }
        VerifierKey key = new VerifierKey(parts[0], decode(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.id().equals(parts[1])) {
            throw new IllegalArgumentException("the key's id does not belong to it");
        }
        return key;
    }

    /** Eight hexadecimal digits. */
    public String id() {
        return HexFormat.of().formatHex(idBytes());
    }

    byte[] idBytes() {
        byte[] hash = Hash.sha256((name + "\n").getBytes(UTF_8), typed()).bytes();
        return Arrays.copyOf(hash, Integer.BYTES);
    }

    public String text() {
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(publicKey);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private byte[] typed() {
        byte[] encoded = publicKey.getEncoded();
        byte[] typed = new byte[1 + KEY_BYTES];
        typed[0] = ED25519;
        System.arraycopy(encoded, encoded.length - KEY_BYTES, typed, 1, KEY_BYTES);
        return typed;
    }

    private static PublicKey decode(byte[] key) {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
        System.arraycopy(key, 0, encoded, X509_PREFIX.length, KEY_BYTES);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key of Ed25519", e);
        }
    }
}
