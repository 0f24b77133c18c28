package io.recourse.standalone.cfpb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recourse.command.csv.FlawException;
import io.recourse.standalone.cfpb.Replay.Answered;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Gives every complaint its moments. The file knows days only, and not the day of the answer; "Timely response?" says on which side of
 * the last day in time it was. Within that side the day is spread by a hash of the complaint's id, so that it is always the same one.
 */
final class Replays {

    /** The last day of the company's time, counted from the day on which the complaint was sent to it (which is day 0). */
    static final int LAST_TIMELY_DAY = 15;

    /** The file does not say how late a late answer was; this is half of what the CFPB allows for a final one. */
    private static final int LAST_LATE_DAY = 30;

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime ANSWERS = LocalTime.of(15, 0);

    private final Answers answers;
    private final LocalDate lastDay;

    /** @param lastDay the last day that is over: no answer was given later */
    Replays(Answers answers, LocalDate lastDay) {
        this.answers = answers;
        this.lastDay = lastDay;
    }

    /** The last day that was over, in the zone of the complaints, at {@code now}. */
    static LocalDate lastDayBefore(Instant now) {
        return day(now).minusDays(1);
    }

    /** The day in the complaints' zone. */
    static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** When a complaint that is known by its day only was received or sent. */
    static Instant during(LocalDate day) {
        return day.atTime(OPENS).atZone(ZONE).toInstant();
    }

    /** @throws FlawException when what the row says cannot all be true */
    Replay of(ComplaintRow row) throws FlawException {
        Optional<Answer> answer = answer(row);
        if (answer.isEmpty()) {
            return new Replay(row, during(row.opened()), Optional.empty());
        }
        LocalDate at = day(row);
        Instant answeredAt = at.atTime(ANSWERS).atZone(ZONE).toInstant();
        return new Replay(row, during(row.opened()), Optional.of(new Answered(answer.get(), answeredAt)));
    }

    private Optional<Answer> answer(ComplaintRow row) throws FlawException {
        if (row.response().isEmpty()) {
            if (row.timely()) {
                throw new FlawException("a timely response is said to be given, and there is none");
            }
            return Optional.empty();
        }
        String response = row.response().get();
        if (row.timely() && response.equals("Untimely response")) {
            throw new FlawException("the response is both untimely and timely");
        }
        return Optional.of(answers.to(response)
                .orElseThrow(() -> new FlawException(FileLayout.RESPONSE + " \"" + response + "\" is not known")));
    }

    private LocalDate day(ComplaintRow row) throws FlawException {
        LocalDate lastTimely = row.sent().plusDays(LAST_TIMELY_DAY);
        if (row.timely()) {
            return spread(row, row.opened(), lastTimely)
                    .orElseThrow(() -> new FlawException(
                            "answered in time, yet received more than " + LAST_TIMELY_DAY + " days after it was sent"));
        }
        LocalDate first = lastTimely.isBefore(row.opened()) ? row.opened() : lastTimely.plusDays(1);
        LocalDate last = row.sent().plusDays(LAST_LATE_DAY);
        return spread(row, first, last.isBefore(first) ? first : last)
                .orElseThrow(() -> new FlawException("answered late, yet its time is not over"));
    }

    private Optional<LocalDate> spread(ComplaintRow row, LocalDate first, LocalDate last) {
        LocalDate end = last.isAfter(lastDay) ? lastDay : last;
        long days = ChronoUnit.DAYS.between(first, end) + 1;
        // Squared, because most answers come early.
        double part = Math.pow(fraction(row.id()), 2);
        return days < 1 ? Optional.empty() : Optional.of(first.plusDays((long) (part * days)));
    }

    /** From 0 to just below 1, evenly spread over ids. */
    private static double fraction(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
