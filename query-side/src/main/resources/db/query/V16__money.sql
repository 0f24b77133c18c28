-- Cases tell how far their refunds have come, what moved without Recourse and what a person must see to, and payments what is
-- left after it: their documents have another shape, and are made anew from the first event. Lines of the timeline stay as they
-- are.
TRUNCATE query.dispute_case, query.payment;
ALTER TABLE query.dispute_case ADD COLUMN tasks text[] NOT NULL;
CREATE INDEX dispute_case_tasks ON query.dispute_case USING gin (tasks) WHERE tasks <> '{}';
ALTER TABLE query.payment ADD COLUMN overdrawn boolean NOT NULL;
CREATE INDEX payment_overdrawn ON query.payment (captured_at) WHERE overdrawn;
DELETE FROM query.token_entry WHERE processor_name IN ('cases', 'payments');
-- What could not be taken comes again with the rest; kept here, it would keep its case from going on.
DELETE FROM query.dead_letter_entry WHERE processing_group IN ('cases', 'payments');
