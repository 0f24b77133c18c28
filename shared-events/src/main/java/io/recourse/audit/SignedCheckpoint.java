package io.recourse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint with signatures under it: C2SP's signed-note.
 *
 * @param note the whole text: the checkpoint, an empty line, a line for each signature
 */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {

    private static final String SIGNATURE = "— ";

    public static SignedCheckpoint sign(Checkpoint checkpoint, SignerKey key) {
        byte[] signature = key.sign(checkpoint.text().getBytes(UTF_8));
        byte[] id = key.verifier().idBytes();
        byte[] both = ByteBuffer.allocate(id.length + signature.length)
                .put(id)
                .put(signature)
                .array();
        String line =
                SIGNATURE + key.verifier().name() + " " + Base64.getEncoder().encodeToString(both);
        return new SignedCheckpoint(checkpoint, checkpoint.text() + "\n" + line + "\n");
    }

    /** @throws IllegalArgumentException when it is not a checkpoint with signatures; whether they are right is another question */
    public static SignedCheckpoint parse(String note) {
        int end = note.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("no empty line before the signatures");
        }
        SignedCheckpoint signed = new SignedCheckpoint(Checkpoint.parse(note.substring(0, end + 1)), note);
        if (signed.signatures().isEmpty()) {
            throw new IllegalArgumentException("a checkpoint without a signature");
        }
        return signed;
    }

    /** The first of {@code keys} that has signed this; one whose signature is wrong has not. */
    public Optional<VerifierKey> signedBy(Collection<VerifierKey> keys) {
        byte[] text = checkpoint.text().getBytes(UTF_8);
        List<Signed> signatures = signatures();
        return keys.stream()
                .filter(key -> signatures.stream()
                        .anyMatch(signed -> signed.isBy(key) && key.verifies(text, signed.signature())))
                .findFirst();
    }

    private List<Signed> signatures() {
        String lines = note.substring(checkpoint.text().length() + 1);
        List<Signed> signatures = new ArrayList<>();
        lines.lines().forEach(line -> signatures.add(Signed.parse(line)));
        return signatures;
    }

    private static final class Signed {

        private final String name;
        private final byte[] bytes;

        private Signed(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        static Signed parse(String line) {
            String[] words = line.split(" ", -1);
            if (words.length != 3 || !line.startsWith(SIGNATURE)) {
                throw new IllegalArgumentException("a line among the signatures that is none");
            }
            byte[] bytes = Base64.getDecoder().decode(words[2]);
            if (bytes.length <= Integer.BYTES) {
                throw new IllegalArgumentException("a signature that is too short");
            }
            return new Signed(words[1], bytes);
        }

        boolean isBy(VerifierKey key) {
            return key.name().equals(name) && Arrays.equals(key.idBytes(), Arrays.copyOf(bytes, Integer.BYTES));
        }

        byte[] signature() {
            return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
        }
    }
}
