package io.recourse.query.dispute;

import io.recourse.deadline.DeadlineName;
import io.recourse.dispute.CaseId;
import io.recourse.dispute.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers {@link FindReferenced}. */
@Component
class References {

    private final JdbcClient database;

    References(JdbcClient database) {
        this.database = database;
    }

    @QueryHandler
    CasesReferenced handle(FindReferenced question) {
        return new CasesReferenced(database.sql("""
                        select external_id, case_id, version, phase, missed from query.dispute_case
                        where external_source = :source and external_id = any(:ids)""")
                .param("source", question.source())
                .param("ids", question.ids().toArray(String[]::new))
                .query((row, number) -> item(row))
                .list());
    }

    private static CasesReferenced.Item item(ResultSet row) throws SQLException {
        String[] missed = (String[]) row.getArray("missed").getArray();
        return new CasesReferenced.Item(
                row.getString("external_id"),
                CaseId.of(row.getString("case_id")),
                row.getLong("version"),
                Phase.valueOf(row.getString("phase")),
                Arrays.stream(missed).map(DeadlineName::of).toList());
    }
}
