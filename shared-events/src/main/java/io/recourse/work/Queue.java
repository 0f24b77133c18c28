package io.recourse.work;

/** Where a case waits for somebody to take it. */
public enum Queue {
    FRONT_DESK,
    TECHNICAL,
    COMPLAINTS,
    MANAGEMENT,
    SECURITY,
    SCHEME,
    REGULATORY
}
