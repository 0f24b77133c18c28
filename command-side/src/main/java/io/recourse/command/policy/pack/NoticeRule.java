package io.recourse.command.policy.pack;

import io.recourse.command.policy.due.DueForm;
import io.recourse.deadline.Confidence;

/** Until when the customer must have told us for the pack to protect a case. */
record NoticeRule(String id, DueForm by, String citation, Confidence confidence) {}
