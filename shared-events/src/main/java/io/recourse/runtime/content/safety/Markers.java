package io.recourse.runtime.content.safety;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;

/**
 * ASCII words that give something away, found in whatever case and in UTF-16 too.
 *
 * @param words in lower case, each beginning with the same character, which comes nowhere else in them
 */
record Markers(Set<String> words) {

    /** What a browser would take for a page or run in one. */
    static final Markers PAGE = new Markers(Set.of(
            "<script",
            "<html",
            "<svg",
            "<iframe",
            "<object",
            "<embed",
            "<applet",
            "<body",
            "<!doctype html",
            "<!doctype svg",
            "<?php"));

    /** Too long to come about by chance among the bytes of an image. */
    static final Markers PAGE_IN_BYTES = new Markers(Set.of("<script", "<iframe", "<!doctype html", "<?php"));

    /** Names of what a PDF does by itself, as they stand outside compressed streams. */
    static final Markers PDF_ACTION =
            new Markers(Set.of("/javascript", "/launch", "/richmedia", "/embeddedfile", "/submitform", "/importdata"));

    boolean in(Spool file) throws IOException {
        try (InputStream bytes = file.open()) {
            return in(bytes);
        }
    }

    private boolean in(InputStream bytes) throws IOException {
        char first = words.iterator().next().charAt(0);
        String[] candidates = words.toArray(String[]::new);
        var alive = new boolean[candidates.length];
        int seen = 0;
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            char character = Character.toLowerCase((char) next);
            if (character == first) {
                Arrays.fill(alive, true);
                seen = 1;
            } else if (seen > 0 && character != 0) {
                boolean any = false;
                for (int i = 0; i < candidates.length; i++) {
                    alive[i] = alive[i] && candidates[i].charAt(seen) == character;
                    if (alive[i] && candidates[i].length() == seen + 1) {
                        return true;
                    }
                    any |= alive[i];
                }
                seen = any ? seen + 1 : 0;
            }
        }
        return false;
    }
}
