package io.recourse.query.search;

import io.recourse.runtime.vault.DataKeys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Writes what people say so that it can be found and not be read: each character becomes three others that depend on a secret, on
 * the character and on all before it, so that equal beginnings stay equal (AES-CBC-MAC of each beginning, 18 bits of it). Two words
 * of one length are taken for the same once in 262,144 times for each letter by which they differ.
 */
@Component
final class Blinded {

    /** Begins no word and no identifier, so that what is blinded is never taken for what is not. */
    private static final char MARK = '~';

    private static final String CIPHER = "AES/CBC/NoPadding";
    private static final int BLOCK = 16;
    private static final int SHIFT = Integer.SIZE - 18;
    private static final IvParameterSpec START = new IvParameterSpec(new byte[BLOCK]);
    private static final char[] DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray();

    private final SecretKeySpec key;

    Blinded(DataKeys keys) {
        this.key = new SecretKeySpec(keys.secret("search"), "AES");
    }

    String word(String word) {
        return word(word, cipher());
    }

    /** For the words of one event, by one thread: to get a cipher takes longer than to write a word, and many events have no word. */
    UnaryOperator<String> words() {
        SingletonSupplier<Cipher> cipher = SingletonSupplier.of(this::cipher);
        return word -> word(word, cipher.obtain());
    }

    private static String word(String word, Cipher cipher) {
        int[] characters = word.codePoints().toArray();
        ByteBuffer blocks = ByteBuffer.allocate(characters.length * BLOCK);
        for (int i = 0; i < characters.length; i++) {
            blocks.putInt(i * BLOCK, characters[i]);
        }
        ByteBuffer sums = ByteBuffer.wrap(encrypted(blocks.array(), cipher));
        StringBuilder blinded = new StringBuilder(1 + 3 * characters.length).append(MARK);
        for (int i = 0; i < characters.length; i++) {
            int bits = sums.getInt(i * BLOCK) >>> SHIFT;
            blinded.append(DIGITS[bits >>> 12])
                    .append(DIGITS[(bits >>> 6) & 0x3F])
                    .append(DIGITS[bits & 0x3F]);
        }
        return blinded.toString();
    }

    /** The cipher begins anew with each word. */
    private static byte[] encrypted(byte[] blocks, Cipher cipher) {
        try {
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("whole blocks are encrypted", e);
        }
    }

    private Cipher cipher() {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, key, START);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }
}
