-- The last change of each case that a merchant may see, in the order in which changes came to be seen: a number is taken under a
-- lock that is held until the commit, so nobody who has read up to a number can find a smaller one later. It is no projection:
-- a replay, which brings nothing new, leaves every number as it is, and whoever goes on from one misses and repeats nothing.
CREATE TABLE query.case_change (
    case_id     text COLLATE "C" PRIMARY KEY,
    merchant_id text COLLATE "C" NOT NULL,
    version     bigint      NOT NULL,
    status      text        NOT NULL,
    updated_at  timestamptz NOT NULL,
    number      bigint      NOT NULL
);

INSERT INTO query.case_change (case_id, merchant_id, version, status, updated_at, number)
SELECT case_id, merchant_id, version, status, updated_at, row_number() OVER (ORDER BY updated_at, case_id)
FROM query.dispute_case WHERE merchant_id IS NOT NULL;

CREATE UNIQUE INDEX case_change_in_order ON query.case_change (number);
CREATE INDEX case_change_merchant ON query.case_change (merchant_id, number) INCLUDE (status);
CREATE INDEX case_change_since ON query.case_change (merchant_id, updated_at);

-- Which numbering this is. Where the database was made anew, numbers given before mean nothing, and their times must do.
CREATE TABLE query.case_change_epoch (epoch text NOT NULL);
INSERT INTO query.case_change_epoch VALUES (left(md5(gen_random_uuid()::text), 8));
