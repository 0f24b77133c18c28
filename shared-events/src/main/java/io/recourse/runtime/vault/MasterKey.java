package io.recourse.runtime.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps other keys: AES-256-GCM with a random nonce.
 *
 * @param id by which a wrapped key tells which one it needs; says nothing about the key
 */
public record MasterKey(String id, SecretKey key) {

    static final int BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    static MasterKey of(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes");
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return new MasterKey(HexFormat.of().formatHex(hash, 0, 4), new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** @param keyId bound to the key, so that one wrapped key cannot be put in another's place */
    byte[] wrap(String keyId, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] wrapped = cipher(Cipher.ENCRYPT_MODE, nonce, keyId).doFinal(secret);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + wrapped.length);
            System.arraycopy(wrapped, 0, all, NONCE_BYTES, wrapped.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be wrapped", e);
        }
    }

    /** @throws VaultDamaged when it is not what was wrapped under this id */
    byte[] unwrap(String keyId, byte[] wrapped) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(wrapped, NONCE_BYTES), keyId)
                    .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new VaultDamaged(
                    "key " + keyId + " is damaged, or master key " + id + " is not the one it was wrapped by", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String keyId) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(keyId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return id;
    }
}
