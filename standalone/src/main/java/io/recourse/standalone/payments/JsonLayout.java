package io.recourse.standalone.payments;

import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import io.recourse.command.payment.ImportedPayment;
import io.recourse.runtime.problem.ProblemException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** JSON lines: each is the body of a request, with the payment's id beside. */
record JsonLayout() implements Layout {

    @Override
    public ObjectNode document(RawRecord record) throws FlawException {
        if (record.flaw().isPresent()) {
            throw new FlawException(record.flaw().get());
        }
        try {
            return ImportedPayment.document(record.text());
        } catch (JacksonException e) {
            throw new FlawException("not one well-formed JSON object" + place(e));
        } catch (ProblemException e) {
            throw new FlawException("not a JSON object");
        }
    }

    /** The position alone: Jackson's own words quote the line. */
    private static String place(JacksonException e) {
        return Optional.ofNullable(e.getLocation())
                .map(location -> ", as column " + location.getColumnNr() + " shows")
                .orElse("");
    }
}
