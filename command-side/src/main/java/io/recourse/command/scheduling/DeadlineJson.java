package io.recourse.command.scheduling;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import io.recourse.runtime.json.StoredJson;
import tools.jackson.databind.json.JsonMapper;

/** Deadlines are stored as JSON, so that a new release reads what an old one promised. Axon's details are plain fields. */
final class DeadlineJson implements Serializer {

    private final JsonMapper json = StoredJson.mapper()
            .rebuild()
            .changeDefaultVisibility(v -> v.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY)
                    .withCreatorVisibility(Visibility.ANY))
            .build();

    @Override
    public byte[] serialize(Object data) {
        return json.writeValueAsBytes(data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
        return json.readValue(data, type);
    }
}
