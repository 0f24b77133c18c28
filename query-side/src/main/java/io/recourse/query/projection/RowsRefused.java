package io.recourse.query.projection;

import io.recourse.runtime.axon.SafeCause;
import java.io.Serial;

/** The database did not take the rows of a batch. Axon logs it, so it has neither the failure's words nor its rows. */
final class RowsRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RowsRefused(RuntimeException failure) {
        super("rows of a batch were refused, it is tried again row by row: "
                + SafeCause.of(failure).message());
        setStackTrace(failure.getStackTrace());
    }
}
