package io.recourse.runtime.content;

import org.springframework.core.io.InputStreamSource;

/**
 * A file that came with a request.
 *
 * @param name what the caller called it, made harmless; says nothing about what it is
 * @param pointer where it stands in the request, as problems name it
 * @param bytes there until the request is answered; may be opened more than once
 */
public record UploadedFile(String name, String pointer, InputStreamSource bytes) {}
