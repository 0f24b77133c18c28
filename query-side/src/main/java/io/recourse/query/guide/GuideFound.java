package io.recourse.query.guide;

import java.util.Optional;

/** What to do in a case, or empty when there is none with that id. */
record GuideFound(Optional<Guide> guide) {}
