-- Which case another system's reference belongs to. Reserved before the case is opened.
CREATE TABLE command.external_reference (
    source      text NOT NULL,
    external_id text NOT NULL,
    case_id     text NOT NULL UNIQUE,
    PRIMARY KEY (source, external_id)
);

-- The wallet's own record of the refunds that it has executed.
CREATE TABLE command.wallet_ledger_refund (
    refund_id  text PRIMARY KEY,
    payment_id text           NOT NULL,
    amount     numeric(19, 4) NOT NULL CHECK (amount > 0),
    currency   char(3)        NOT NULL,
    moved_at   timestamptz    NOT NULL
);
CREATE INDEX wallet_ledger_refund_payment ON command.wallet_ledger_refund (payment_id);
