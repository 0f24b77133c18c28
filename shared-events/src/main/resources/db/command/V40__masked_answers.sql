-- What an answer says was masked in its request. Keys are kept as their SHA-256, because a caller may have put anything into one.
ALTER TABLE command.idempotency_key ADD COLUMN masked text;
UPDATE command.idempotency_key SET key = encode(sha256(convert_to(key, 'UTF8')), 'hex');
