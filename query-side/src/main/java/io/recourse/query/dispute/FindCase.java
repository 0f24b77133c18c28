package io.recourse.query.dispute;

import io.recourse.actor.Actor;
import io.recourse.dispute.CaseId;

/**
 * Asks for one case; answered with {@link CaseFound}.
 *
 * @param reader whose allowed actions to list
 */
public record FindCase(CaseId caseId, Actor reader) {}
