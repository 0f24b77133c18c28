INSERT INTO query.dispute_case
    (case_id, version, doc, status, origin, stage, phase, outcome, funds, round, late, missed, reason, channel, customer_id,
     merchant_id, payment_ids, external_source, external_id, next_due_at, opened_at, updated_at, closed_at, queue, assignee, urgent,
     waiting_for, incident_id, first_answered_at, contacts, escalations, satisfaction, tasks,
     disputed_amount, disputed_currency)
SELECT f.case_id, t.version,
       d.doc || jsonb_build_object(
           'merchantId', f.merchant, 'openedAt', ts.opened, 'updatedAt', ts.updated,
           'complaint', (d.doc -> 'complaint') - 'external' || jsonb_strip_nulls(jsonb_build_object(
               'reason', f.reason, 'channel', f.channel, 'urgent', f.urgent, 'reportedAt', ts.opened, 'receivedAt', ts.opened,
               'external', CASE WHEN f.source IS NOT NULL THEN jsonb_build_object('source', f.source, 'id', f.source || '-' || f.i) END)),
           'handling', (d.doc -> 'handling') - 'assignee' - 'incident' || jsonb_strip_nulls(jsonb_build_object(
               'queue', f.queue, 'assignee', f.assignee, 'incident', f.incident)))
       || CASE WHEN f.open THEN '{}' ELSE jsonb_build_object('closedAt', ts.updated) END,
       t.status, t.origin, t.stage, t.phase, t.outcome, t.funds, t.round, t.late, t.missed, f.reason, f.channel, f.customer, f.merchant,
       ARRAY[f.payment], f.source, f.source || '-' || f.i,
       CASE WHEN t.next_due_at = 'infinity' THEN 'infinity' ELSE now() + (bench.dice(f.i, 20) * 40 - 4) * interval '1 day' END,
       f.at, m.updated, CASE WHEN f.open THEN NULL ELSE m.updated END, f.queue, f.assignee, f.urgent, t.waiting_for, f.incident,
       t.first_answered_at, t.contacts, t.escalations, t.satisfaction, t.tasks, t.disputed_amount, t.disputed_currency
FROM bench.fact AS f
JOIN bench.template AS t ON t.open = f.open AND t.k = floor(bench.dice(f.i, 21) * (SELECT max(n) FROM bench.template WHERE open = f.open))::bigint
CROSS JOIN LATERAL (SELECT date_trunc('milliseconds', least(now(), f.at + bench.dice(f.i, 22) * interval '20 days')) AS updated) AS m
CROSS JOIN LATERAL (SELECT to_char(f.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS opened,
                           to_char(m.updated AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS updated) AS ts
CROSS JOIN LATERAL (SELECT replace(replace(replace(t.text, t.case_id, f.case_id), '"pay-' || t.number || '"', '"' || f.payment || '"'),
                                   '"c-' || t.number || '"', '"' || f.customer || '"')::jsonb AS doc) AS d
ORDER BY f.i;

INSERT INTO query.case_change (case_id, merchant_id, version, status, updated_at, number)
SELECT case_id, merchant_id, version, status, updated_at,
       (SELECT max(number) FROM query.case_change) + row_number() OVER (ORDER BY updated_at, case_id)
FROM query.dispute_case WHERE case_id IN (SELECT case_id FROM bench.fact);
