package io.recourse.query.list;

import io.recourse.runtime.problem.Flaw;
import io.recourse.runtime.problem.ProblemException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** The time zone of a reader, from the parameter {@code zone}. */
public final class Zones {

    private Zones() {}

    /** @throws ProblemException 400 when there is no such zone */
    public static ZoneId of(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(List.of(Flaw.at(
                    Flaw.parameter("zone"),
                    Flaw.Kind.REFUSED_BECAUSE,
                    "reason",
                    "must be the name of a time zone, such as Asia/Shanghai")));
        }
    }
}
