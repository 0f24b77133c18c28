-- Which requests were made with which key, and what they were answered.
CREATE TABLE command.idempotency_key (
    caller       text        NOT NULL,
    operation    text        NOT NULL,
    key          text        NOT NULL,
    fingerprint  bytea       NOT NULL,
    attempt_id   uuid        NOT NULL,
    started_at   timestamptz NOT NULL,
    locked_by    text        NOT NULL,
    locked_until timestamptz NOT NULL,
    status       integer,
    content_type text,
    etag         text,
    location     text,
    body         bytea,
    PRIMARY KEY (caller, operation, key)
);
CREATE INDEX idempotency_key_started ON command.idempotency_key (started_at);
CREATE INDEX idempotency_key_in_flight ON command.idempotency_key (locked_by) WHERE status IS NULL;
