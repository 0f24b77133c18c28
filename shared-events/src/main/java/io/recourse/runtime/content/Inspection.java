package io.recourse.runtime.content;

import io.recourse.receipt.Sha256;
import io.recourse.runtime.content.safety.EvidenceType;
import io.recourse.runtime.content.safety.ProgramName;
import io.recourse.runtime.content.safety.Safety;
import io.recourse.runtime.content.safety.Spool;
import io.recourse.runtime.content.safety.Unsafe;
import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.PayloadTooLargeException;
import io.recourse.runtime.problem.ProblemException;
import io.recourse.runtime.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/** Reads a file to learn its size, its hash and what it is, and refuses what is not accepted as evidence. */
public final class Inspection {
    /** Most bytes of one file. */
    public static final int LIMIT_BYTES = 20 << 20;

    /** The media types that evidence may have. */
    public static final List<String> ACCEPTED = EvidenceType.mediaTypes();

    private Inspection() {}

    /**
     * @param directory for what is too large for memory, while it is looked at
     * @throws ProblemException 400 when it is empty, 415 when it is of no accepted type, 422 when it could do harm
     * @throws PayloadTooLargeException when it is larger than {@link #LIMIT_BYTES}
     */
    static Content of(UploadedFile file, Path directory) throws IOException {
        var meter = new HashingMeter();
        try (InputStream bytes = file.bytes().getInputStream();
                Spool spool = Spool.of(directory, bytes, meter)) {
            return of(file, spool, meter);
        }
    }

    private static Content of(UploadedFile file, Spool spool, HashingMeter meter) throws IOException {
        if (spool.sizeBytes() == 0) {
            throw ProblemException.invalid(List.of(Flaw.at(file.pointer(), Flaw.Kind.EMPTY)));
        }
        EvidenceType type = EvidenceType.of(spool).orElseThrow(() -> unsupported(file));
        if (ProgramName.is(file.name())) {
            throw unsafe(file, Flaw.Kind.FILE_PROGRAM);
        }
        try {
            new Safety().require(spool, type);
        } catch (Unsafe e) {
            throw unsafe(file, e.kind());
        }
        return new Content(Sha256.of(meter.hash.digest()), spool.sizeBytes(), type.mediaType());
    }

    private static ProblemException unsupported(UploadedFile file) {
        return ProblemException.file(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                Map.of("supported", String.join(", ", ACCEPTED)),
                Flaw.at(file.pointer(), Flaw.Kind.FILE_TYPE));
    }

    private static ProblemException unsafe(UploadedFile file, Flaw.Kind kind) {
        return ProblemException.file(
                ProblemType.UNSAFE_FILE, Map.of("file", file.name()), Flaw.at(file.pointer(), kind));
    }

    static MessageDigest hash() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class HashingMeter implements Spool.Meter {
        private final MessageDigest hash = hash();
        private long bytes;

        @Override
        public void passed(byte[] buffer, int count) throws PayloadTooLargeException {
            hash.update(buffer, 0, count);
            bytes += count;
            if (bytes > LIMIT_BYTES) {
                throw new PayloadTooLargeException(LIMIT_BYTES);
            }
        }
    }
}
