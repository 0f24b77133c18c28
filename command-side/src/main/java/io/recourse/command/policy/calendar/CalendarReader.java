package io.recourse.command.policy.calendar;

import io.recourse.command.policy.yaml.DocumentForm;
import io.recourse.command.policy.yaml.FlawedDocument;

/** Reads calendars, those of an institution and those that come with the program. */
public final class CalendarReader {

    private final DocumentForm<CalendarDefinition> form =
            new DocumentForm<>(CalendarDefinition.class, "calendar.schema.json", CalendarDefinition::problems);

    /** @throws FlawedDocument when it is no calendar, or one that contradicts itself */
    public BusinessCalendar read(String yaml) throws FlawedDocument {
        return BusinessCalendar.of(form.read(yaml));
    }
}
