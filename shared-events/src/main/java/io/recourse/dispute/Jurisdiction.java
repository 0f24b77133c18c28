package io.recourse.dispute;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Whose law applies: an ISO 3166 code such as {@code CN}, {@code US} or {@code US-CA}. */
public record Jurisdiction(@JsonValue String code) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

    public Jurisdiction {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("jurisdiction must be an ISO 3166 code such as \"CN\" or \"US-CA\"");
        }
    }

    @JsonCreator
    public static Jurisdiction of(String code) {
        return new Jurisdiction(code);
    }

    /** The country without its subdivision. */
    public String country() {
        return code.substring(0, 2);
    }
}
