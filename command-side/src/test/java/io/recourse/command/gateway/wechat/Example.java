package io.recourse.command.gateway.wechat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The examples of WeChat Pay's documentation, in src/test/resources/gateway/wechat. */
final class Example {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Example() {}

    static ObjectNode refund() {
        return read("refund.json");
    }

    static ObjectNode refundNotice() {
        return read("refund-notice.json");
    }

    static ObjectNode refundNoticeContent() {
        return read("refund-notice-content.json");
    }

    private static ObjectNode read(String name) {
        try (InputStream in = Objects.requireNonNull(Example.class.getResourceAsStream("/gateway/wechat/" + name))) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
