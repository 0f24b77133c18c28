package io.recourse.command.gateway.webhook;

import io.recourse.command.gateway.Notice;
import io.recourse.command.gateway.Unreadable;
import io.recourse.runtime.json.StoredJson;
import tools.jackson.databind.json.JsonMapper;

/** A notice as it is kept. */
record NoticeText(String id, String json) {

    private static final int MOST_CHARACTERS_OF_ID = 500;
    private static final JsonMapper JSON = StoredJson.mapper();

    /** @throws Unreadable when its id is longer than the index of ids can hold */
    static NoticeText of(Notice notice) throws Unreadable {
        if (notice.id().length() > MOST_CHARACTERS_OF_ID) {
            throw new Unreadable("its id is longer than " + MOST_CHARACTERS_OF_ID + " characters");
        }
        return new NoticeText(notice.id(), JSON.writerFor(Notice.class).writeValueAsString(notice));
    }

    static Notice read(String json) {
        return JSON.readValue(json, Notice.class);
    }
}
