package io.recourse.query.projection;

/** Who is told how far a read model has come. */
@FunctionalInterface
public interface Announcement {

    /** Nobody: of a table that nobody reads yet. */
    Announcement NONE = (model, id, version) -> {};

    void reached(ReadModel model, String id, long version);
}
