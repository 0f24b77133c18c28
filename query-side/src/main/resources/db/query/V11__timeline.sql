-- What happened in a case, one line for every event; put into words when it is read.
CREATE TABLE query.timeline_entry (
    case_id     text COLLATE "C" NOT NULL,
    sequence    bigint      NOT NULL,
    event_id    text        NOT NULL,
    type        text        NOT NULL,
    wording     text        NOT NULL, -- key of the sentence
    params      jsonb       NOT NULL, -- what the sentence says
    actor_id    text        NOT NULL,
    actor_role  text        NOT NULL,
    channel     text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (case_id, sequence)
);
