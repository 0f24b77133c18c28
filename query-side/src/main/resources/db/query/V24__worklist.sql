-- A refund that is under way is something to do as well, whatever else a case says. CaseFilter writes the same condition.
DROP INDEX query.dispute_case_live_opened, query.dispute_case_live_updated, query.dispute_case_live_due;
CREATE INDEX dispute_case_live_opened ON query.dispute_case (opened_at, case_id)
    WHERE phase <> 'CLOSED' OR next_due_at < 'infinity' OR tasks <> '{}' OR funds = 'REFUND_PENDING';
CREATE INDEX dispute_case_live_updated ON query.dispute_case (updated_at, case_id)
    WHERE phase <> 'CLOSED' OR next_due_at < 'infinity' OR tasks <> '{}' OR funds = 'REFUND_PENDING';
CREATE INDEX dispute_case_live_due ON query.dispute_case (next_due_at, case_id)
    WHERE phase <> 'CLOSED' OR next_due_at < 'infinity' OR tasks <> '{}' OR funds = 'REFUND_PENDING';

-- What hardly any case waits for is gathered, instead of looked for among all that are at work.
CREATE INDEX dispute_case_waiting ON query.dispute_case USING gin (waiting_for) WITH (fastupdate = off)
    WHERE waiting_for <> '{}';

-- Somebody was late in one case of five, most of which are closed, and due never: behind all those at work.
CREATE INDEX dispute_case_late_due ON query.dispute_case (next_due_at, case_id) WHERE late <> '{}' OR missed <> '{}';
ANALYZE query.dispute_case;
