package io.recourse.query.projection;

import io.recourse.runtime.json.PersonalSeal;
import io.recourse.runtime.json.StoredJson;
import java.util.Collection;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Documents of the read models, written as events are: strict, sealed, and the same state gives the same text. */
@Component
public final class StoredDocuments {

    private final JsonMapper mapper;

    StoredDocuments(PersonalSeal seal) {
        this.mapper = StoredJson.mapper(seal)
                .rebuild()
                .addModule(new SimpleModule("read-models").addSerializer(String.class, new StorableText()))
                .build();
    }

    /** Rows for {@code jsonb_populate_recordset}: one parameter and one statement for any number of rows. */
    public String rows(Collection<?> rows) {
        return mapper.writeValueAsString(rows);
    }

    public <T> String write(T document, TypeReference<T> type) {
        return mapper.writerFor(type).writeValueAsString(document);
    }

    public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    public <T> T read(String json, TypeReference<T> type) {
        return mapper.readValue(json, type);
    }
}
