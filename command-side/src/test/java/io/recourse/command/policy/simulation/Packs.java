package io.recourse.command.policy.simulation;

import io.recourse.command.policy.calendar.Calendars;
import io.recourse.command.policy.pack.Catalogue;
import io.recourse.command.policy.pack.Pack;
import io.recourse.command.policy.pack.PackReader;
import io.recourse.command.policy.yaml.FlawedDocument;
import java.util.Arrays;

/** Packs as somebody would write them. */
final class Packs {

    private Packs() {}

    static Pack pack(String id, String more, String... deadlines) {
        String yaml = "id: " + id + "\nversion: 1\ntitle: a test\neffectiveFrom: 2100-01-01\nsourceVersion: a test\n"
                + "calendar: weekdays\n" + more + "\ndeadlines:\n" + String.join("\n", deadlines);
        try {
            return new PackReader(Calendars.shipped()).read(yaml);
        } catch (FlawedDocument e) {
            throw new AssertionError(yaml, e);
        }
    }

    /** @param rest what else the rule says, as keys of a flow mapping */
    static String deadline(String name, String due, String metBy, String... rest) {
        return "  - {name: " + name + ", id: " + name.replace('_', '-') + ", party: OPERATOR, due: {" + due
                + "}, metBy: [" + metBy + "], citation: a test, confidence: VERIFIED"
                + String.join("", Arrays.stream(rest).map(key -> ", " + key).toList()) + "}";
    }

    static Catalogue catalogue(Pack... packs) {
        return Catalogue.of(Arrays.asList(packs), Calendars.shipped());
    }
}
