-- Files under the SHA-256 of their bytes. Written once, never changed; a row is there only with all its chunks.
CREATE TABLE content.content (
    sha256     bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
    size_bytes bigint      NOT NULL CHECK (size_bytes > 0),
    media_type text        NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE content.content_chunk (
    sha256 bytea   NOT NULL REFERENCES content.content (sha256) ON DELETE CASCADE,
    index  integer NOT NULL CHECK (index >= 0),
    bytes  bytea   NOT NULL,
    PRIMARY KEY (sha256, index)
);
-- What is uploaded is compressed already: trying again would only cost time.
ALTER TABLE content.content_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
