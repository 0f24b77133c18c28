package io.recourse.standalone.cfpb;

/** Why a row cannot become a case, in words for the report. */
final class FlawException extends Exception {

    private static final long serialVersionUID = 1L;

    FlawException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
