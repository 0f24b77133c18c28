package io.recourse.masking;

import java.util.List;

/**
 * A text without its secrets.
 *
 * @param findings what was masked, in the order of the text; empty when the text is as it was given
 */
public record Masked(String text, List<Finding> findings) {

    public Masked {
        findings = List.copyOf(findings);
    }
}
