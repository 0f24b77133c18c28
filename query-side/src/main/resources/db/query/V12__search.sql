-- What is said in a case, by event. The projection is a new one, so it reads the history from its start.
CREATE TABLE query.search_entry (
    case_id  text COLLATE "C" NOT NULL,
    sequence bigint   NOT NULL,
    plain    tsvector NOT NULL, -- identifiers and other systems' values
    personal tsvector NOT NULL, -- people's words; empty once they are silenced
    PRIMARY KEY (case_id, sequence)
);

-- What is not yet sorted into the index is read by every search, so it stays short.
CREATE INDEX search_entry_said ON query.search_entry USING gin ((plain || personal)) WITH (gin_pending_list_limit = 256);

-- From an order number over its payments to the cases.
CREATE INDEX dispute_case_payments ON query.dispute_case USING gin (payment_ids COLLATE "C") WITH (fastupdate = off);

ALTER TABLE query.dispute_case DROP COLUMN search_text;
