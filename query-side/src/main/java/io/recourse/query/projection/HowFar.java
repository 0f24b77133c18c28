package io.recourse.query.projection;

/**
 * Asks how far a read model has followed one stream of events; as a subscription, to be told when it has come to
 * {@code wanted}.
 *
 * @param id of the stream
 * @param wanted sequence number of an event
 */
public record HowFar(ReadModel model, String id, long wanted) {}
