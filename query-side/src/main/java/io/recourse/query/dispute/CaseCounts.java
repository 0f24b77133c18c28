package io.recourse.query.dispute;

import java.util.Map;

/**
 * How many cases there are.
 *
 * @param by for each group asked for, the number of cases for each value that occurs
 */
public record CaseCounts(long total, Map<String, Map<String, Long>> by) {}
