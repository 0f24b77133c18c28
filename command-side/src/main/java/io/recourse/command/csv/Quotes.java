package io.recourse.command.csv;

/** Follows the quotes of one CSV record (RFC 4180) from line to line, only to know where it ends. */
final class Quotes {

    private enum At {
        START_OF_FIELD,
        PLAIN,
        QUOTED,
        QUOTE_INSIDE
    }

    private At at;

    private Quotes(At at) {
        this.at = at;
    }

    static Quotes beforeRecord() {
        return new Quotes(At.START_OF_FIELD);
    }

    /** As after a line whose quoted field goes on. */
    static Quotes insideField() {
        return new Quotes(At.QUOTED);
    }

    /** Whether a quoted field is still open after this next line of the record; its bytes are UTF-8, where these signs are single. */
    boolean openAfter(byte[] line) {
        for (byte sign : line) {
            at = switch (at) {
                case START_OF_FIELD -> sign == '"' ? At.QUOTED : unquoted(sign);
                case PLAIN -> unquoted(sign);
                case QUOTED -> sign == '"' ? At.QUOTE_INSIDE : At.QUOTED;
                case QUOTE_INSIDE -> sign == '"' ? At.QUOTED : unquoted(sign);
            };
        }
        return at == At.QUOTED;
    }

    private static At unquoted(byte sign) {
        return sign == ',' ? At.START_OF_FIELD : At.PLAIN;
    }
}
