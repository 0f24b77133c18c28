package io.recourse.query.guide;

import io.recourse.actor.Actor;
import io.recourse.dispute.CaseId;
import io.recourse.runtime.language.Language;
import java.util.Optional;

/** Asks what to do in a case; answered with {@link GuideFound}.
 *
 * @param wanted the reader's language, if it is one of ours
 */
record ReadGuide(CaseId caseId, Actor reader, Optional<Language> wanted) {}
