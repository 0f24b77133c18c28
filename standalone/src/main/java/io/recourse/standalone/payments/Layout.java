package io.recourse.standalone.payments;

import io.recourse.command.csv.FlawException;
import io.recourse.command.csv.RawRecord;
import tools.jackson.databind.node.ObjectNode;

/** How a file writes a payment down. */
sealed interface Layout permits CsvLayout, JsonLayout {

    /**
     * The payment as the API would be told of it; whether it makes sense is not looked at.
     *
     * @throws FlawException when the record is not whole
     */
    ObjectNode document(RawRecord record) throws FlawException;
}
