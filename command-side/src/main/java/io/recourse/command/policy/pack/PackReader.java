package io.recourse.command.policy.pack;

import io.recourse.command.policy.calendar.Calendars;
import io.recourse.command.policy.yaml.DocumentForm;
import io.recourse.command.policy.yaml.FlawedDocument;

/** Reads packs. What could never be meant is refused, with its line and column. */
public final class PackReader {

    private final DocumentForm<Pack> form;

    public PackReader(Calendars calendars) {
        this.form = new DocumentForm<>(Pack.class, "pack.schema.json", pack -> PackCheck.of(pack, calendars));
    }

    /** @throws FlawedDocument when it is no pack, or one that contradicts itself */
    public Pack read(String yaml) throws FlawedDocument {
        return form.read(yaml);
    }
}
