package io.recourse.dispute;

import io.recourse.id.OpaqueId;
import java.util.regex.Pattern;

/** What another system calls this case. The pair belongs to one case only. */
public record ExternalReference(String source, String id) {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]{1,128}");

    public ExternalReference {
        OpaqueId.require("source", source);
        if (!PRINTABLE.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be 1 to 128 visible ASCII characters");
        }
    }
}
