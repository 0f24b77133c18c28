package io.recourse.deadline;

/** The rule of a policy pack that a deadline comes from.
 *
 * @param rule the rule's id within the pack
 * @param citation the law, contract or manual that it is taken from
 */
public record Clause(PolicyRef policy, String rule, String citation, Confidence confidence) {}
