-- A case as staff and merchants read it. The document is the case; the columns are what lists filter and sort by.
CREATE TABLE query.dispute_case (
    case_id         text COLLATE "C" PRIMARY KEY,
    version         bigint      NOT NULL,
    doc             jsonb       NOT NULL,
    status          text        NOT NULL,
    origin          text        NOT NULL,
    stage           text        NOT NULL,
    phase           text        NOT NULL,
    outcome         text,
    funds           text        NOT NULL,
    round           integer     NOT NULL,
    late            text[]      NOT NULL, -- parties
    missed          text[]      NOT NULL, -- names of expired deadlines
    reason          text        NOT NULL,
    channel         text        NOT NULL,
    customer_id     text COLLATE "C" NOT NULL,
    merchant_id     text COLLATE "C",
    payment_ids     text[]      NOT NULL,
    external_source text COLLATE "C",
    external_id     text COLLATE "C",
    search_text     text        NOT NULL, -- lower case
    next_due_at     timestamptz NOT NULL, -- infinity when nothing is due
    opened_at       timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    closed_at       timestamptz
);

CREATE INDEX dispute_case_opened ON query.dispute_case (opened_at, case_id);
CREATE INDEX dispute_case_updated ON query.dispute_case (updated_at, case_id);
CREATE INDEX dispute_case_due ON query.dispute_case (next_due_at, case_id);
CREATE INDEX dispute_case_merchant ON query.dispute_case (merchant_id, updated_at, case_id);
CREATE INDEX dispute_case_customer ON query.dispute_case (customer_id);
CREATE INDEX dispute_case_external ON query.dispute_case (external_source, external_id);

CREATE TABLE query.payment (
    payment_id   text COLLATE "C" PRIMARY KEY,
    version      bigint      NOT NULL,
    doc          jsonb       NOT NULL,
    customer_id  text COLLATE "C" NOT NULL,
    merchant_id  text COLLATE "C" NOT NULL,
    amount       numeric     NOT NULL,
    currency     text        NOT NULL,
    captured_at  timestamptz NOT NULL,
    order_number text
);

CREATE INDEX payment_captured ON query.payment (captured_at, payment_id);
CREATE INDEX payment_amount ON query.payment (currency, amount, captured_at);
CREATE INDEX payment_customer ON query.payment (customer_id, captured_at);
CREATE INDEX payment_merchant ON query.payment (merchant_id, captured_at);
CREATE INDEX payment_order ON query.payment (order_number);
