package io.recourse.runtime.content;

import java.util.List;

/**
 * Files with their description, from a {@code multipart/form-data} request with one to {@link #FILES_LIMIT} parts
 * {@code file} and one part {@code metadata} (JSON). A controller's parameter of this type is filled in; with
 * {@link FilesOptional} there may be no file.
 *
 * @param metadata read as strictly as any JSON body
 * @param files in the order in which they came
 */
public record Upload<T>(T metadata, List<UploadedFile> files) {
    public static final int FILES_LIMIT = 10;
}
