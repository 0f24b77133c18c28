package io.recourse.runtime.content.safety;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.tika.Tika;

/** What evidence may be. Nothing that a browser would run, and nothing that a computer would. */
public enum EvidenceType {
    PDF("application/pdf"),
    JPEG("image/jpeg"),
    PNG("image/png"),
    GIF("image/gif"),
    TIFF("image/tiff"),
    TEXT("text/plain"),
    MAIL("message/rfc822"),
    ZIP("application/zip");

    /** As far as Tika looks into a file. */
    private static final int BEGINNING_BYTES = 64 * 1024;

    private static final Tika TIKA = new Tika();

    private final String mediaType;

    EvidenceType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public static List<String> mediaTypes() {
        return Arrays.stream(values()).map(EvidenceType::mediaType).toList();
    }

    /** Told by the first bytes, never by a name; empty when the file is none of these. */
    public static Optional<EvidenceType> of(Spool file) throws IOException {
        String found;
        try (InputStream bytes = file.open()) {
            found = TIKA.detect(bytes.readNBytes(BEGINNING_BYTES));
        }
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(found))
                .findFirst();
    }
}
