-- Events that an administrator let a projection go on without: who, when and why. Nobody changes or removes a row.
CREATE TABLE query.dead_letter_skipped (
    id          text COLLATE "C" PRIMARY KEY, -- of the dead letter
    processor   text        NOT NULL,
    stream_id   text        NOT NULL,
    sequence    bigint      NOT NULL,
    event_id    text        NOT NULL,
    type        text        NOT NULL,
    cause_type  text,
    cause       text,
    enqueued_at timestamptz NOT NULL,
    skipped_at  timestamptz NOT NULL,
    actor_id    text        NOT NULL,
    actor_role  text        NOT NULL,
    reason      text        NOT NULL
);

CREATE INDEX dead_letter_skipped_order ON query.dead_letter_skipped (skipped_at, id);

CREATE FUNCTION query.dead_letter_skipped_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was skipped stays on record'; END $$;

CREATE TRIGGER dead_letter_skipped_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON query.dead_letter_skipped
    FOR EACH STATEMENT EXECUTE FUNCTION query.dead_letter_skipped_stays();

-- A failure's message may quote what a person said. From now on only its kind and its place are kept.
UPDATE query.dead_letter_entry SET cause_message = NULL;
