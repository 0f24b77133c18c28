-- Cases have a longer life than before, and their documents another shape: everything that was made of their events is made
-- anew, from the first. Without a position a projection begins at the beginning.
TRUNCATE query.dispute_case, query.timeline_entry;
DELETE FROM query.token_entry WHERE processor_name IN ('cases', 'timeline');
-- What could not be taken comes again with the rest; kept here, it would keep its case from going on.
DELETE FROM query.dead_letter_entry WHERE processing_group IN ('cases', 'timeline');

ALTER TABLE query.dispute_case
    ADD COLUMN queue             text    NOT NULL,
    ADD COLUMN assignee          text COLLATE "C",
    ADD COLUMN urgent            boolean NOT NULL,
    ADD COLUMN waiting_for       text[]  NOT NULL,
    ADD COLUMN incident_id       text COLLATE "C",
    ADD COLUMN first_answered_at timestamptz,
    ADD COLUMN contacts          integer NOT NULL,
    ADD COLUMN escalations       integer NOT NULL,
    ADD COLUMN satisfaction      smallint;

CREATE INDEX dispute_case_assignee ON query.dispute_case (assignee) WHERE assignee IS NOT NULL;
CREATE INDEX dispute_case_incident ON query.dispute_case (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX dispute_case_closed ON query.dispute_case (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX timeline_entry_contacts ON query.timeline_entry (occurred_at) WHERE type = 'ContactRecorded';
