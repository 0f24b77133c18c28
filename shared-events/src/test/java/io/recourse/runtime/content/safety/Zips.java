package io.recourse.runtime.content.safety;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips as the JDK writes them. */
public final class Zips {
    private Zips() {}

    public static byte[] of(String name, String text) {
        return of(name, text.getBytes(UTF_8));
    }

    static byte[] of(String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Changes every place where {@code from} stands; as long as {@code to}. */
    static byte[] replaced(byte[] zip, String from, String to) {
        String text = new String(zip, ISO_8859_1);
        return text.replace(from, to).getBytes(ISO_8859_1);
    }
}
