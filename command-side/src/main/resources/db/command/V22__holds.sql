-- The wallet's own record of what it was told about accounts, one row for an instruction. An account is locked while the
-- last instruction of any of its cases locks it.
CREATE TABLE command.wallet_account_hold (
    position    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id     text        NOT NULL,
    event_id    text        NOT NULL,
    customer_id text        NOT NULL,
    locks       boolean     NOT NULL,
    told_at     timestamptz NOT NULL,
    UNIQUE (case_id, event_id)
);
CREATE INDEX wallet_account_hold_customer ON command.wallet_account_hold (customer_id);
