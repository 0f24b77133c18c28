package io.recourse.standalone.cfpb;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.recourse.actor.Channel;
import java.util.Map;

/** The channel of a complaint, by what the file calls "Submitted via": {@code channels.csv}. */
final class Channels {

    private final Map<String, Channel> bySubmission = MappingFile.lines("channels.csv").stream()
            .collect(toUnmodifiableMap(line -> line.get("submittedVia"), line -> Channel.valueOf(line.get("channel"))));

    Channel of(String submittedVia) {
        return bySubmission.getOrDefault(submittedVia, Channel.REGULATOR);
    }
}
