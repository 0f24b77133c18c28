package io.recourse.runtime.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller says of the trace that its request belongs to (W3C Trace Context).
 *
 * @param span of the caller, 16 hexadecimal digits, not all zero
 * @param sampled whether somebody is told of it
 */
record Traceparent(TraceId trace, String span, boolean sampled) {

    static final String HEADER = "traceparent";

    private static final String NONE = "0".repeat(32);
    /** Version 0 ends with the flags; what later versions add is not for us. */
    private static final int LENGTH = 55;

    private static final int VERSION = 1;
    private static final int TRACE = 2;
    private static final int SPAN = 3;
    private static final int FLAGS = 4;
    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** Empty when the header is not a valid one: then it is as if there were none, as the standard asks. */
    static Optional<Traceparent> of(String header) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches() || NONE.equals(matcher.group(TRACE)) || hasMoreThanVersion0(matcher)) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(matcher.group(FLAGS), 16) & 1) == 1;
        return Optional.of(new Traceparent(new TraceId(matcher.group(TRACE)), matcher.group(SPAN), sampled));
    }

    private static boolean hasMoreThanVersion0(Matcher matcher) {
        return matcher.group(VERSION).equals("00") && matcher.group().length() > LENGTH;
    }
}
