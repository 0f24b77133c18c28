package io.recourse.query.dispute;

import io.recourse.query.list.Position;
import java.util.Optional;

/**
 * Asks for one part of the worklist; answered with {@link CaseList}.
 *
 * @param reader who asks, by the subject of the token
 */
public record ListCases(CaseFilter filter, String reader, CaseOrder order, int limit, Optional<Position> after) {}
