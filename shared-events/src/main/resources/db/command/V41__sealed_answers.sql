-- Answers tell of people, and are sealed from now on. Those that were kept plain are given up: a repetition is worked on again as the
-- same attempt, which changes nothing and is answered alike.
UPDATE command.idempotency_key
SET status = NULL, content_type = NULL, etag = NULL, location = NULL, masked = NULL, body = NULL
WHERE status IS NOT NULL;
