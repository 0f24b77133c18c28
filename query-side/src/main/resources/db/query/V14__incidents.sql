-- An incident as staff read it. The document is the incident; the columns are what the list is sorted by.
CREATE TABLE query.incident (
    incident_id text COLLATE "C" PRIMARY KEY,
    version     bigint      NOT NULL,
    doc         jsonb       NOT NULL,
    started_at  timestamptz NOT NULL
);

CREATE INDEX incident_started ON query.incident (started_at, incident_id);
