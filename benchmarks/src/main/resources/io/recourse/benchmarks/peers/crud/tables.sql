CREATE TABLE IF NOT EXISTS dispute_case (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    status           text           NOT NULL,
    customer         text           NOT NULL,
    merchant         text           NOT NULL,
    payment_id       text           NOT NULL,
    amount           numeric(19, 4) NOT NULL,
    currency         text           NOT NULL,
    paid_at          timestamptz    NOT NULL,
    source_reference text           NOT NULL,
    reason           text           NOT NULL,
    description      text           NOT NULL,
    opened_at        timestamptz    NOT NULL,
    updated_at       timestamptz    NOT NULL,
    escalated        boolean        NOT NULL DEFAULT false,
    refunded         numeric(19, 4) NOT NULL DEFAULT 0,
    summary          text
);
CREATE INDEX IF NOT EXISTS dispute_case_customer ON dispute_case (customer);
CREATE INDEX IF NOT EXISTS dispute_case_payment ON dispute_case (payment_id);
-- A merchant looks for what is open.
CREATE INDEX IF NOT EXISTS dispute_case_open ON dispute_case (merchant, id) WHERE status <> 'CLOSED';

CREATE TABLE IF NOT EXISTS receipt (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id     bigint      NOT NULL REFERENCES dispute_case,
    name        text        NOT NULL,
    sha256      bytea       NOT NULL,
    bytes       bigint      NOT NULL,
    media_type  text        NOT NULL,
    attached_at timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS receipt_case ON receipt (case_id);

CREATE TABLE IF NOT EXISTS refund (
    reference   text PRIMARY KEY,
    case_id     bigint         NOT NULL REFERENCES dispute_case,
    amount      numeric(19, 4) NOT NULL,
    asked_by    text           NOT NULL,
    approved_by text           NOT NULL,
    executed_at timestamptz    NOT NULL
);
CREATE INDEX IF NOT EXISTS refund_case ON refund (case_id);

CREATE TABLE IF NOT EXISTS timer (
    case_id bigint PRIMARY KEY REFERENCES dispute_case,
    due_at  timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS timer_due ON timer (due_at);

-- Without a reference to the case: it outlives it.
CREATE TABLE IF NOT EXISTS audit (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id bigint      NOT NULL,
    at      timestamptz NOT NULL,
    who     text        NOT NULL,
    what    text        NOT NULL,
    payload jsonb       NOT NULL
);
CREATE INDEX IF NOT EXISTS audit_case ON audit (case_id, id);
