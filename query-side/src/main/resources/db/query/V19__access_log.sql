-- Who read what, and what for: a row for every answer to a read of personal data or of the history. Rows are only ever added.
CREATE TABLE query.access_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    actor_id    text        NOT NULL,
    actor_role  text,                 -- none when the token has none
    merchant_id text,
    operation   text        NOT NULL, -- method and template of the path
    case_id     text COLLATE "C",
    payment_id  text COLLATE "C",
    receipt_id  text COLLATE "C",
    customer_id text COLLATE "C",     -- whose the case or the payment is, or whom a list is about
    filters     text,                 -- of a list, without words
    purpose     text,                 -- sealed
    trace_id    text        NOT NULL,
    status      integer     NOT NULL
);

CREATE INDEX access_entry_actor ON query.access_entry (actor_id, id);
CREATE INDEX access_entry_case ON query.access_entry (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX access_entry_customer ON query.access_entry (customer_id, id) WHERE customer_id IS NOT NULL;
CREATE INDEX access_entry_at ON query.access_entry USING brin (at);

CREATE TRIGGER access_entry_is_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON query.access_entry
    FOR EACH STATEMENT EXECUTE FUNCTION query.refuse_change();
