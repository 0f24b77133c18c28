package io.recourse.query.dispute;

import java.util.List;

/**
 * Asks how many cases there are in each group; answered with {@link CaseCounts}.
 *
 * @param reader who asks, by the subject of the token
 */
public record CountCases(CaseFilter filter, String reader, List<CaseGroup> by) {}
