package io.recourse.dispute;

/** Something that happened elsewhere for the sake of one case. */
public interface OfCase {

    CaseId caseId();
}
