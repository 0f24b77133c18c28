package io.recourse.runtime.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Protects one customer's data: AES-256-GCM. The nonce is made of what is protected and of the key, so that the same gives the
 * same; whoever has no key learns at most that a customer said the same twice.
 */
public final class DataKey {

    static final int BYTES = 32;

    private static final String CIPHER = "AES/GCM/NoPadding";

    /** Looked for once: looking takes longer than sealing. */
    private static final Provider PROVIDER = provider();

    private static final String MAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String id;
    private final SecretKey cipherKey;
    private final SecretKey nonceKey;

    DataKey(String id, byte[] secret) {
        this.id = id;
        this.cipherKey = new SecretKeySpec(secret, "AES");
        this.nonceKey = new SecretKeySpec(mac(new SecretKeySpec(secret, MAC), "nonce".getBytes(UTF_8)), MAC);
    }

    public String id() {
        return id;
    }

    /** A key for another use, which tells nothing about this one. */
    byte[] derive(String use) {
        return mac(nonceKey, ("derive:" + use).getBytes(UTF_8));
    }

    /**
     * @param place where the bytes stand; they can be opened there and nowhere else
     * @return a nonce, and the bytes with their tag
     */
    public byte[] seal(String place, byte[] plain) {
        byte[] where = place.getBytes(UTF_8);
        byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(where.length).array();
        byte[] nonce = Arrays.copyOf(mac(nonceKey, length, where, plain), NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, where);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot be sealed", e);
        }
    }

    /** @throws VaultDamaged when it is not what was sealed for this place */
    public byte[] open(String place, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), place.getBytes(UTF_8))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new VaultDamaged("what key " + id + " protects is damaged", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER, PROVIDER);
        cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher;
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(CIPHER).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }

    private static byte[] mac(SecretKey key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
