-- A line of a worklist is read from columns alone; from documents, two hundred lines took longer than everything else.
ALTER TABLE query.dispute_case ADD COLUMN disputed_amount numeric, ADD COLUMN disputed_currency text;
UPDATE query.dispute_case SET (disputed_amount, disputed_currency) = (
    SELECT coalesce((doc #>> '{complaint,disputedAmount,amount}')::numeric, sum((payment #>> '{captured,amount}')::numeric)),
           coalesce(doc #>> '{complaint,disputedAmount,currency}', min(payment #>> '{captured,currency}'))
    FROM jsonb_array_elements(coalesce(doc -> 'payments', '[]')) AS payment);

-- Of a million cases few are at work, and most of what is asked is about these: they are read in each order by themselves. CaseFilter
-- writes the same condition.
CREATE INDEX dispute_case_live_opened ON query.dispute_case (opened_at, case_id)
    WHERE phase <> 'CLOSED' OR next_due_at < 'infinity' OR tasks <> '{}';
CREATE INDEX dispute_case_live_updated ON query.dispute_case (updated_at, case_id)
    WHERE phase <> 'CLOSED' OR next_due_at < 'infinity' OR tasks <> '{}';
CREATE INDEX dispute_case_live_due ON query.dispute_case (next_due_at, case_id)
    WHERE phase <> 'CLOSED' OR next_due_at < 'infinity' OR tasks <> '{}';
-- Nearly all of them are due never, behind those at work.
CREATE INDEX dispute_case_closed_due ON query.dispute_case (next_due_at, case_id) WHERE phase = 'CLOSED';

-- Who has cases has thousands of them, scattered over all years: they are kept in each order.
DROP INDEX query.dispute_case_assignee;
CREATE INDEX dispute_case_assignee ON query.dispute_case (assignee, opened_at, case_id) WHERE assignee IS NOT NULL;
CREATE INDEX dispute_case_assignee_updated ON query.dispute_case (assignee, updated_at, case_id) WHERE assignee IS NOT NULL;
CREATE INDEX dispute_case_assignee_due ON query.dispute_case (assignee, next_due_at, case_id) WHERE assignee IS NOT NULL;
CREATE INDEX dispute_case_merchant_opened ON query.dispute_case (merchant_id, opened_at, case_id);
CREATE INDEX dispute_case_merchant_due ON query.dispute_case (merchant_id, next_due_at, case_id);

-- What few cases have is gathered by these and sorted, instead of looked for in an order that knows nothing of it. What only closed
-- cases have is behind all those at work, in the order of what is due.
CREATE INDEX dispute_case_stage ON query.dispute_case (stage, next_due_at, case_id);
CREATE INDEX dispute_case_outcome ON query.dispute_case (outcome, next_due_at, case_id);
CREATE INDEX dispute_case_funds ON query.dispute_case (funds, next_due_at, case_id);
CREATE INDEX dispute_case_origin ON query.dispute_case (origin);
CREATE INDEX dispute_case_reason ON query.dispute_case (reason);
CREATE INDEX dispute_case_channel ON query.dispute_case (channel);
CREATE INDEX dispute_case_late ON query.dispute_case USING gin (late);
CREATE INDEX dispute_case_missed ON query.dispute_case USING gin (missed);
ANALYZE query.dispute_case;
