package io.recourse.runtime.content;

import io.recourse.receipt.Sha256;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.PayloadTooLargeException;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.apache.tika.Tika;

/** Reads a file once to learn its size, its hash and what it is, and refuses what is not accepted as evidence. */
public final class Inspection {
    /** Most bytes of one file. */
    public static final int LIMIT_BYTES = 20 << 20;

    /** What evidence may be. Nothing that a browser would run, and nothing that a computer would. */
    public static final List<String> ACCEPTED = List.of(
            "application/pdf",
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/tiff",
            "text/plain",
            "message/rfc822",
            "application/zip");

    /** As far as Tika looks into a file. */
    private static final int BEGINNING_BYTES = 64 * 1024;

    private static final Tika TIKA = new Tika();

    private Inspection() {}

    static Content of(InputStream bytes) throws IOException {
        MessageDigest hash = hash();
        byte[] beginning = bytes.readNBytes(BEGINNING_BYTES);
        if (beginning.length == 0) {
            throw ProblemException.invalidPart("file", Flaw.Kind.EMPTY);
        }
        String mediaType = TIKA.detect(beginning);
        if (!ACCEPTED.contains(mediaType)) {
            throw ProblemException.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, Map.of("supported", String.join(", ", ACCEPTED)));
        }
        hash.update(beginning);
        long size = beginning.length;
        var buffer = new byte[BEGINNING_BYTES];
        for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
            hash.update(buffer, 0, length);
            size += length;
            if (size > LIMIT_BYTES) {
                throw new PayloadTooLargeException(LIMIT_BYTES);
            }
        }
        return new Content(Sha256.of(hash.digest()), size, mediaType);
    }

    static MessageDigest hash() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
