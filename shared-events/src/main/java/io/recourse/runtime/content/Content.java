package io.recourse.runtime.content;

import io.recourse.receipt.Sha256;

/**
 * A kept file.
 *
 * @param sizeBytes 1 to {@link Inspection#LIMIT_BYTES}
 * @param mediaType as detected from the bytes, one of {@link Inspection#ACCEPTED}
 */
public record Content(Sha256 sha256, long sizeBytes, String mediaType) {}
