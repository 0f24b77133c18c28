package io.recourse.dispute;

import java.util.Optional;

/** Who is to have a case: somebody, or nobody.
 *
 * @param id the token's subject; empty for nobody
 */
public record Assignee(Optional<String> id) {}
