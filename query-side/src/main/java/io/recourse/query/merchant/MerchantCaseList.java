package io.recourse.query.merchant;

import java.util.List;

/**
 * Some of a merchant's cases, in the order of their last changes.
 *
 * @param more whether there were others already
 * @param resume where to go on, now or when there is something new
 * @param newest the last change when this was read; it may be missing here, and then comes after {@code resume}
 */
record MerchantCaseList(List<Line> lines, boolean more, FeedPosition resume, NewestFound newest) {

    /** A case, and where to go on after it. */
    record Line(FeedPosition position, MerchantCaseSummary summary) {}

    MerchantPage page() {
        return MerchantPage.of(lines.stream().map(Line::summary).toList(), resume.cursor(), more);
    }
}
