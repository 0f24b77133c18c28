package io.recourse.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server answered.
 *
 * @param request for messages: method and path
 */
record Answer(String request, int status, HttpHeaders headers, byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN_CHARACTERS = 600;

    /** @throws StepFailed when the status is another one */
    Answer expect(int expected) {
        if (status != expected) {
            throw new StepFailed(request + " answered " + status + " instead of " + expected + ": " + shownBody());
        }
        return this;
    }

    /** @throws StepFailed when the text at the JSON pointer is another one */
    Answer expect(String pointer, String expected) {
        String found = text(pointer);
        if (!found.equals(expected)) {
            throw new StepFailed(request + " answered \"" + found + "\" at " + pointer + " instead of \"" + expected
                    + "\": " + shownBody());
        }
        return this;
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    /** The text at a JSON pointer; empty when there is nothing. */
    String text(String pointer) {
        return json().at(pointer).asString("");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The version of the case in the answer's ETag. */
    long version() {
        String tag = header("ETag").replace("\"", "");
        if (!tag.matches("\\d+")) {
            throw new StepFailed(request + " answered without a version in its ETag, but \"" + header("ETag") + "\"");
        }
        return Long.parseLong(tag);
    }

    private String shownBody() {
        String text = new String(body, UTF_8);
        return text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
    }
}
