package io.recourse.command.policies;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.recourse.command.policy.calendar.BusinessCalendar;
import io.recourse.command.policy.calendar.Coverage;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.pack.Pack;
import io.recourse.deadline.PolicyRef;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells operators when the tables of a calendar that cases are counted on come to their end: nothing is counted past it, so that
 * complaints would be refused. Said once a day for each calendar, from 60 days before, whenever a case is counted on it.
 */
@Component
class CalendarWatch implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarWatch.class);

    private final Policies policies;
    private final Clock clock;
    private final Map<String, LocalDate> saidOn = new ConcurrentHashMap<>();

    CalendarWatch(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** Cases were counted by these packs. */
    void counted(List<PolicyRef> packs) {
        Catalogue catalogue = policies.catalogue();
        packs.stream()
                .flatMap(ref -> catalogue.find(ref).stream())
                .filter(Pack::countsOpenDays)
                .map(Pack::calendar)
                .distinct()
                .flatMap(id -> catalogue.calendars().find(id).stream())
                .forEach(this::warn);
    }

    private void warn(BusinessCalendar calendar) {
        LocalDate today = today(calendar);
        long daysLeft = calendar.daysLeft(today);
        if (daysLeft <= Coverage.WARNING_DAYS && !today.equals(saidOn.put(calendar.id(), today))) {
            LOG.warn(
                    "calendar-ends calendar={} coveredThrough={} daysLeft={}",
                    calendar.id(),
                    calendar.coveredThrough(),
                    daysLeft);
        }
    }

    List<CalendarView> views() {
        return policies.catalogue().calendars().all().stream().map(this::view).toList();
    }

    CalendarView view(BusinessCalendar calendar) {
        List<String> usedBy = policies.catalogue().packs().stream()
                .filter(pack -> pack.isEnabled()
                        && pack.countsOpenDays()
                        && pack.calendar().equals(calendar.id()))
                .map(Pack::id)
                .distinct()
                .toList();
        return CalendarView.of(calendar, today(calendar), usedBy);
    }

    private LocalDate today(BusinessCalendar calendar) {
        return clock.instant().atZone(calendar.zone()).toLocalDate();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        policies.catalogue().calendars().all().stream()
                .map(BusinessCalendar::id)
                .forEach(id -> Gauge.builder("recourse.calendar.days.left", this, watch -> watch.daysLeft(id))
                        .tag("calendar", id)
                        .description("days until the tables of a calendar end")
                        .register(registry));
    }

    private double daysLeft(String id) {
        return policies.catalogue()
                .calendars()
                .find(id)
                .map(calendar -> (double) calendar.daysLeft(today(calendar)))
                .orElse(Double.NaN);
    }
}
