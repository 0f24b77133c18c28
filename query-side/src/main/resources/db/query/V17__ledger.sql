-- What is proved about the history: a row for every event, in the order of positions. Nothing here is ever changed.
CREATE TABLE query.ledger_entry (
    leaf_index bigint PRIMARY KEY,
    position   bigint NOT NULL UNIQUE,
    event_id   text   COLLATE "C" NOT NULL UNIQUE,
    stream_id  text   COLLATE "C" NOT NULL,
    sequence   bigint NOT NULL,
    leaf_hash  bytea  NOT NULL,
    chain_hash bytea  NOT NULL, -- of the stream up to here
    UNIQUE (stream_id, sequence)
);

-- Complete subtrees of 2^8, 2^16, ... leaves, so that a proof reads some hundred rows of any number.
CREATE TABLE query.ledger_subtree (
    level  integer NOT NULL, -- a multiple of 8
    number bigint  NOT NULL,
    hash   bytea   NOT NULL,
    PRIMARY KEY (level, number)
);

CREATE TABLE query.ledger_checkpoint (
    tree_size bigint      PRIMARY KEY,
    root      bytea       NOT NULL,
    note      text        NOT NULL, -- as it was signed
    made_at   timestamptz NOT NULL DEFAULT clock_timestamp() -- real time, also in an import
);

CREATE FUNCTION query.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of %.% are never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON query.ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION query.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON query.ledger_subtree
    FOR EACH STATEMENT EXECUTE FUNCTION query.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON query.ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION query.refuse_change();

-- An empty ledger begins with the first event.
DELETE FROM query.token_entry WHERE processor_name = 'ledger';
