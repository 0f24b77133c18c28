package io.recourse.command.policy.calendar;

import java.time.LocalDate;

/** A day was asked for that the tables of a calendar do not reach. To guess it would be to promise a wrong date. */
public final class NotCovered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String calendar;
    private final LocalDate day;
    private final LocalDate coveredFrom;
    private final LocalDate coveredThrough;

    NotCovered(String calendar, LocalDate day, Coverage covered) {
        super("Calendar " + calendar + " covers " + covered.from() + " to " + covered.through() + ", not " + day);
        this.calendar = calendar;
        this.day = day;
        this.coveredFrom = covered.from();
        this.coveredThrough = covered.through();
    }

    public String calendar() {
        return calendar;
    }

    /** The day that is not covered; when open days were counted past the end, the first day after the end. */
    public LocalDate day() {
        return day;
    }

    public LocalDate coveredFrom() {
        return coveredFrom;
    }

    public LocalDate coveredThrough() {
        return coveredThrough;
    }
}
