package io.recourse.audit;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A key that signs checkpoints. Never shown: what may be seen of it is {@link #verifier}. */
public final class SignerKey {

    private final PrivateKey privateKey;
    private final VerifierKey verifier;

    private SignerKey(PrivateKey privateKey, VerifierKey verifier) {
        this.privateKey = privateKey;
        this.verifier = verifier;
    }

    /** @param name of the key; without space or plus */
    public static SignerKey random(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SignerKey(pair.getPrivate(), new VerifierKey(name, pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /**
     * Reads a private key.
     *
     * @param pkcs8 base64, without the lines around it that PEM has
     * @throws IllegalArgumentException when it is no private key of Ed25519
     */
    public static SignerKey parse(String name, String pkcs8) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8.strip())));
            byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            // Java has no other way from a private key to its public one.
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            return new SignerKey(
                    key, new VerifierKey(name, generator.generateKeyPair().getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a private key of Ed25519 in PKCS#8", e);
        }
    }

    /** Base64 of PKCS#8: a secret. */
    public String pkcs8() {
        return Base64.getEncoder().encodeToString(privateKey.getEncoded());
    }

    public VerifierKey verifier() {
        return verifier;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** Gives a generator the key that there is already. */
    private static final class Seed extends SecureRandom {

        @Serial
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
