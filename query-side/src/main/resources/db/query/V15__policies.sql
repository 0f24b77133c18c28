-- Cases are under several policies and tell more of their deadlines, and payments tell when their refunds were reserved: their
-- documents have another shape, and are made anew from the first event. Lines of the timeline stay as they are.
TRUNCATE query.dispute_case, query.payment;
DELETE FROM query.token_entry WHERE processor_name IN ('cases', 'payments');
-- What could not be taken comes again with the rest; kept here, it would keep its case from going on.
DELETE FROM query.dead_letter_entry WHERE processing_group IN ('cases', 'payments');
