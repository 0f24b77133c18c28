package io.recourse.runtime.content;

import org.springframework.core.io.InputStreamSource;

/**
 * A file with its description, from a {@code multipart/form-data} request with exactly the parts {@code file} and
 * {@code metadata} (JSON). A controller's parameter of this type is filled in.
 *
 * @param metadata read as strictly as any JSON body
 * @param fileName what the caller called the file, made harmless; says nothing about what it is
 * @param bytes on disk until the request is answered; may be opened more than once
 */
public record Upload<T>(T metadata, String fileName, InputStreamSource bytes) {}
