package io.recourse.query.supervision;

import java.time.ZoneId;

/** Asks when work comes in; answered with {@link Load}. */
record FindLoad(Span span, ZoneId zone) {}
