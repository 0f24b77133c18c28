-- The embedded event store. Identity, not a pooled sequence, so that the global index has no gaps but those of rollbacks.
CREATE TABLE command.domain_event_entry (
    global_index         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_identifier     text   NOT NULL CONSTRAINT domain_event_entry_identifier UNIQUE,
    aggregate_identifier text   NOT NULL,
    sequence_number      bigint NOT NULL,
    type                 text,
    time_stamp           text   NOT NULL,
    payload_type         text   NOT NULL,
    payload_revision     text,
    payload              bytea  NOT NULL,
    meta_data            bytea  NOT NULL,
    -- The name is read by the program: a second event at the same place means that somebody else was faster.
    CONSTRAINT domain_event_entry_sequence UNIQUE (aggregate_identifier, sequence_number)
);

CREATE TABLE command.snapshot_event_entry (
    event_identifier     text   NOT NULL UNIQUE,
    aggregate_identifier text   NOT NULL,
    sequence_number      bigint NOT NULL,
    type                 text   NOT NULL,
    time_stamp           text   NOT NULL,
    payload_type         text   NOT NULL,
    payload_revision     text,
    payload              bytea  NOT NULL,
    meta_data            bytea  NOT NULL,
    PRIMARY KEY (aggregate_identifier, sequence_number)
);

CREATE TABLE command.saga_entry (
    saga_id         text PRIMARY KEY,
    saga_type       text NOT NULL,
    revision        text,
    serialized_saga bytea
);

CREATE TABLE command.association_value_entry (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    saga_type         text NOT NULL,
    association_key   text NOT NULL,
    association_value text,
    saga_id           text NOT NULL
);

-- Both are read for every event; Axon's own tables come without.
CREATE INDEX association_value_entry_by_value
    ON command.association_value_entry (saga_type, association_key, association_value);
CREATE INDEX association_value_entry_by_saga ON command.association_value_entry (saga_id, saga_type);

CREATE TABLE command.token_entry (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

CREATE TABLE command.dead_letter_entry (
    dead_letter_identifier text   PRIMARY KEY,
    processing_group       text   NOT NULL,
    sequence_identifier    text   NOT NULL,
    sequence_index         bigint NOT NULL,
    message_type           text   NOT NULL,
    event_identifier       text   NOT NULL,
    time_stamp             text   NOT NULL,
    payload_type           text   NOT NULL,
    payload_revision       text,
    payload                bytea  NOT NULL,
    meta_data              bytea,
    aggregate_type         text,
    aggregate_identifier   text,
    sequence_number        bigint,
    token_type             text,
    token                  bytea,
    enqueued_at            text   NOT NULL,
    last_touched           text,
    processing_started     text,
    cause_type             text,
    cause_message          text,
    diagnostics            bytea,
    UNIQUE (processing_group, sequence_identifier, sequence_index)
);
