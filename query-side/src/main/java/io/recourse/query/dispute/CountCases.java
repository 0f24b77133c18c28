package io.recourse.query.dispute;

import java.util.List;

/** Asks how many cases there are in each group; answered with {@link CaseCounts}. */
public record CountCases(CaseFilter filter, List<CaseGroup> by) {}
