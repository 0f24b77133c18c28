-- What is said in a case: its ids and the complaint, a conversation, and for one in two a note. One in ten thousand has a rare word.
INSERT INTO query.search_entry (case_id, sequence, plain, personal, customer_id)
SELECT f.case_id, 0,
       array_to_tsvector(array_remove(ARRAY[f.case_id, f.payment, f.customer, f.merchant, f.source, f.source || '-' || f.i, 'test'], NULL)),
       a.personal || coalesce(r.personal, ''), f.customer
FROM bench.fact AS f
JOIN bench.words AS a ON NOT a.rare AND a.k = floor(bench.dice(f.i, 31) * (SELECT count(*) FROM bench.words WHERE NOT rare))::int
LEFT JOIN bench.words AS r ON r.rare AND f.i % 10007 = r.k
ORDER BY f.i;

INSERT INTO query.search_entry (case_id, sequence, plain, personal)
SELECT f.case_id, 1, '', a.personal
FROM bench.fact AS f
JOIN bench.words AS a ON NOT a.rare AND a.k = floor(bench.dice(f.i, 32) * (SELECT count(*) FROM bench.words WHERE NOT rare))::int
WHERE f.i % 2 = 0
ORDER BY f.i;

INSERT INTO query.payment (payment_id, version, doc, customer_id, merchant_id, amount, currency, captured_at, order_number, overdrawn)
SELECT f.payment, p.version, p.doc, f.customer, f.merchant, p.amount, p.currency, f.at - interval '3 days', 'order-x' || f.i, false
FROM bench.fact AS f CROSS JOIN (SELECT * FROM query.payment ORDER BY payment_id LIMIT 1) AS p
ORDER BY f.i;
