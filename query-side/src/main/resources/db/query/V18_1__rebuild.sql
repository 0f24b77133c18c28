-- Read models that are made anew beside those that are read. Their tables are in a schema of their own until they are read.
CREATE SCHEMA IF NOT EXISTS query_rebuild;

-- Each rebuild that was ever asked for; one of a projection at a time may be at work.
CREATE TABLE query.rebuild (
    id          text COLLATE "C" PRIMARY KEY,
    projection  text        NOT NULL,
    state       text        NOT NULL,
    mode        text        NOT NULL, -- when it takes the place of what is read
    segments    integer     NOT NULL,
    shape       integer     NOT NULL, -- how many migrations there were when it began: it cannot outlive another one
    reason      text,
    actor_id    text        NOT NULL,
    actor_role  text        NOT NULL,
    started_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    comparison  jsonb,
    error       text,
    owner       text,                 -- the process that works on it, and until when nobody else may
    lease_until timestamptz
);

CREATE UNIQUE INDEX rebuild_at_work ON query.rebuild (projection) WHERE state IN ('RUNNING', 'PAUSED', 'FAILED');
CREATE INDEX rebuild_latest ON query.rebuild (projection, started_at);

CREATE FUNCTION query.rebuild_stays() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a rebuild that has ended stays on record';
END $$;

CREATE TRIGGER rebuild_stays BEFORE UPDATE OR DELETE ON query.rebuild
    FOR EACH ROW EXECUTE FUNCTION query.rebuild_stays();
