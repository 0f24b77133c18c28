-- Which open case has a complaint. Reserved before the case is opened; a closed case keeps its row until another wants it.
CREATE TABLE command.open_complaint (
    customer_id text        NOT NULL,
    payment_id  text        NOT NULL,
    reason      text        NOT NULL,
    case_id     text        NOT NULL,
    reserved_at timestamptz NOT NULL,
    PRIMARY KEY (customer_id, payment_id, reason)
);
CREATE INDEX open_complaint_case ON command.open_complaint (case_id);

-- The wallet's own record of the money that it has taken back, one row for a refund.
CREATE TABLE command.wallet_ledger_reversal (
    refund_id  text PRIMARY KEY,
    payment_id text           NOT NULL,
    amount     numeric(19, 4) NOT NULL CHECK (amount > 0),
    currency   char(3)        NOT NULL,
    moved_at   timestamptz    NOT NULL
);
