package io.recourse.command.dispute;

import io.recourse.dispute.CaseId;
import io.recourse.dispute.ExternalReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives every external reference to one case only. The case id is reserved before the case is opened, so that a crash in
 * between leaves a reservation that the next try takes up again.
 */
@Component
public class ExternalReferences {

    private final JdbcClient jdbc;

    ExternalReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The case to which the reference belongs: {@code proposed}, unless it was reserved for another one before. */
    CaseId reserve(ExternalReference reference, CaseId proposed) {
        jdbc.sql("""
                        INSERT INTO command.external_reference (source, external_id, case_id)
                        VALUES (?, ?, ?) ON CONFLICT DO NOTHING""")
                .param(reference.source())
                .param(reference.id())
                .param(proposed.value())
                .update();
        return CaseId.of(jdbc.sql("SELECT case_id FROM command.external_reference WHERE source = ? AND external_id = ?")
                .param(reference.source())
                .param(reference.id())
                .query(String.class)
                .single());
    }
}
