package io.recourse.query.timeline;

import java.util.List;

/** Lines of a timeline, in order; none when the case does not exist or has no more. */
record TimelinePart(List<TimelineItem> items) {}
