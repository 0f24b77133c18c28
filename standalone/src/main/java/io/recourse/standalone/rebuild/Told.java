package io.recourse.standalone.rebuild;

import io.recourse.rebuild.RebuildState;
import io.recourse.rebuild.RebuildView;
import java.util.Locale;

/** What came of a rebuild, in a line or two. */
final class Told {

    private Told() {}

    static boolean goesOn(RebuildView rebuild) {
        return rebuild.state() == RebuildState.RUNNING;
    }

    static boolean success(RebuildView rebuild, boolean compareOnly) {
        return switch (rebuild.state()) {
            case SWITCHED -> true;
            case COMPARED ->
                compareOnly
                        && rebuild.comparison()
                                .filter(found -> found.differences() == 0 && found.moved() == 0)
                                .isPresent();
            case RUNNING, PAUSED, FAILED, CANCELLED -> false;
        };
    }

    static String of(RebuildView rebuild) {
        String end = rebuild.projection() + ": "
                + rebuild.state().name().toLowerCase(Locale.ROOT)
                + rebuild.comparison().map(Told::found).orElse("");
        return rebuild.error().map(cause -> end + ", " + cause).orElse(end);
    }

    private static String found(RebuildView.Comparison found) {
        String counts = String.format(
                Locale.ROOT,
                ", %,d rows, %,d differed (%,d changed, %,d missing, %,d surplus)",
                found.rows(),
                found.differences(),
                found.changed(),
                found.missing(),
                found.surplus());
        return found.first().isEmpty() ? counts : counts + ", first " + String.join(", ", found.first());
    }
}
