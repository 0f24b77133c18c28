package io.recourse.query.dispute;

import io.recourse.query.list.Position;
import java.util.Optional;

/** Asks for one part of the worklist; answered with {@link CaseList}. */
public record ListCases(CaseFilter filter, CaseOrder order, int limit, Optional<Position> after) {}
