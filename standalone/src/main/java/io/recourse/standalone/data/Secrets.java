package io.recourse.standalone.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One random secret, made on the first start, from which every other secret of the installation is derived: nothing needs to be
 * stored for a client that nobody has used yet.
 */
public final class Secrets {

    private static final int MASTER_BYTES = 32;

    private final Path directory;
    private final byte[] master;

    private Secrets(Path directory, byte[] master) {
        this.directory = directory;
        this.master = master;
    }

    /** Reads the installation's secrets, making them when there are none. The caller holds the data directory's lock. */
    public static Secrets ofHeld(DataDirectory data) {
        return existing(data).orElseGet(() -> create(data));
    }

    /** Reads the installation's secrets; empty before its first start. */
    public static Optional<Secrets> existing(DataDirectory data) {
        Path file = data.root().resolve("secrets").resolve("master");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            byte[] master = Base64.getUrlDecoder().decode(Files.readString(file).strip());
            return Optional.of(new Secrets(data.secrets(), master));
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Secrets create(DataDirectory data) {
        byte[] master = new byte[MASTER_BYTES];
        new SecureRandom().nextBytes(master);
        Secrets secrets = new Secrets(data.secrets(), master);
        secrets.write("master", encode(master));
        return secrets;
    }

    /**
     * The secret for one purpose.
     *
     * @param purpose for example {@code client:agent}
     * @return 43 characters of base64url: HMAC-SHA256 of the purpose under the master secret
     */
    public String derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return encode(mac.doFinal(purpose.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** Where a file of this name is kept. */
    Path path(String name) {
        return directory.resolve(name);
    }

    /** Reads a file kept beside the master secret. */
    public Optional<String> read(String name) {
        Path file = directory.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Keeps a file beside the master secret, readable by its owner only from its first byte on, whole or not at all. */
    public Path write(String name, String content) {
        Path file = directory.resolve(name);
        try {
            Path draft = Files.createTempFile(directory, name, ".draft", DataDirectory.ownerOnlyFile());
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.write(UTF_8.encode(content));
                // A cluster whose password was lost in a power cut could never be opened again.
                channel.force(true);
            }
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UserError("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
