package io.recourse.standalone.cfpb;

import io.recourse.dispute.Basis;
import io.recourse.dispute.Outcome;

/** What the company's response does to the case. */
sealed interface Answer {

    record Closing(Outcome outcome, Basis basis) implements Answer {}

    /** It told the customer something, and the case stays open. */
    record Contact() implements Answer {}
}
