-- The keys that protect personal data, each wrapped by a master key that is not in the database. A row that is deleted is forgotten.
CREATE TABLE vault.data_key (
    key_id     text        PRIMARY KEY,
    subject    text        NOT NULL UNIQUE, -- whose data it protects: 'customer:<id>', or a purpose of the installation
    wrapped    bytea       NOT NULL,
    master_id  text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX data_key_master ON vault.data_key (master_id);

-- What was written plain before there were keys has been sealed.
CREATE TABLE vault.sealed_history (
    done boolean PRIMARY KEY CHECK (done)
);
