package io.recourse.query.search;

import io.recourse.query.projection.Rebuildable;
import io.recourse.query.projection.StoredDocuments;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The search index, to be made anew. */
@Component
record SearchRebuild(JdbcClient database, StoredDocuments documents, Blinded blinded) implements Rebuildable {

    @Override
    public String name() {
        return SearchProjection.NAME;
    }

    @Override
    public String table() {
        return "search_entry";
    }

    @Override
    public List<String> key() {
        return List.of("case_id", "sequence");
    }

    @Override
    public Object handler(String schema) {
        return new SearchProjection(new SearchRows(database, documents, schema), blinded);
    }
}
