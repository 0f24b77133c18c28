package io.recourse.command;

import io.recourse.rejection.Rejected;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import java.util.OptionalLong;
import org.axonframework.messaging.MetaData;

/** The version of a case that a caller has seen and acts upon, carried beside a command. */
public final class ExpectedVersion {

    private static final String KEY = "expectedVersion";

    private ExpectedVersion() {}

    /** Metadata that guards a command; empty metadata when nothing was expected. */
    public static MetaData of(OptionalLong version) {
        return version.isPresent() ? MetaData.with(KEY, version.getAsLong()) : MetaData.emptyInstance();
    }

    /** @throws Rejected with {@link Rule#STALE_VERSION} when another version was expected */
    public static void require(MetaData metaData, long actual) {
        if (metaData.get(KEY) instanceof Number expected && expected.longValue() != actual) {
            throw new Rejected(Rejection.of(Rule.STALE_VERSION, "expected", expected, "actual", actual));
        }
    }
}
