package io.recourse.command.policy.pack;

import io.recourse.command.policy.calendar.Calendars;

/** What comes with the program, read once for all tests. */
final class Shipped {

    static final Catalogue CATALOGUE = Catalogue.of(
            ShippedPacks.on(Calendars.shipped()).stream()
                    .map(ShippedPacks.Shipped::pack)
                    .toList(),
            Calendars.shipped());

    private Shipped() {}
}
