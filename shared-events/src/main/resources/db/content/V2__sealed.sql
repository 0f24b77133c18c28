-- Each customer's files are sealed by the customer's key, and are there once for each customer. Those that were kept before are
-- under no key, and are sealed when the program starts.
ALTER TABLE content.content ADD COLUMN key_id text NOT NULL DEFAULT '';
ALTER TABLE content.content_chunk ADD COLUMN key_id text NOT NULL DEFAULT '';
ALTER TABLE content.content_chunk DROP CONSTRAINT content_chunk_sha256_fkey, DROP CONSTRAINT content_chunk_pkey;
ALTER TABLE content.content DROP CONSTRAINT content_pkey, ADD PRIMARY KEY (sha256, key_id);
ALTER TABLE content.content_chunk
    ADD PRIMARY KEY (sha256, key_id, index),
    ADD FOREIGN KEY (sha256, key_id) REFERENCES content.content (sha256, key_id) ON DELETE CASCADE;
ALTER TABLE content.content ALTER COLUMN key_id DROP DEFAULT;
ALTER TABLE content.content_chunk ALTER COLUMN key_id DROP DEFAULT;
CREATE INDEX content_key ON content.content (key_id);
