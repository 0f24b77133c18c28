package io.recourse.query.timeline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * A fact about a case that is another at a later point.
 *
 * @param before empty when it was not there
 * @param after empty when it is not there any more
 * @param words the change, in the reader's language
 */
public record Change(
        @Schema(
                description = "What changed; a part of a case with its id or name",
                example = "deadlines.RESOLUTION.state")
        String field,

        Optional<String> before,
        Optional<String> after,
        String words) {}
