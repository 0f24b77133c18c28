package io.recourse.standalone.demo;

/**
 * The case that was walked.
 *
 * @param version of the closed case: the number of its last event, counted from 0
 */
public record WalkedCase(String caseId, String paymentId, String merchantId, long version) {}
