package io.recourse.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of a text that is secret, from {@code start} to before {@code end}. */
record Span(SecretKind kind, int start, int end) {

    /** In order and apart: what overlaps is one secret, of the kind that begins first. */
    static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span next :
                spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
            if (merged.isEmpty() || next.start >= merged.getLast().end) {
                merged.add(next);
            } else {
                Span last = merged.removeLast();
                merged.add(new Span(last.kind, last.start, Math.max(last.end, next.end)));
            }
        }
        return merged;
    }
}
