-- The wallet's own books. A transfer takes from one account what it gives to another, so that all balances together are nothing.
CREATE TABLE command.ledger_account (
    account  text           NOT NULL,
    currency char(3)        NOT NULL,
    balance  numeric(19, 4) NOT NULL,
    may_owe  boolean        NOT NULL,
    PRIMARY KEY (account, currency),
    CHECK (may_owe OR balance >= 0)
);
CREATE TABLE command.ledger_transfer (
    transfer_id  text PRIMARY KEY,
    kind         text           NOT NULL CHECK (kind IN ('CAPTURE', 'REFUND', 'REVERSAL')),
    payment_id   text           NOT NULL,
    from_account text           NOT NULL,
    to_account   text           NOT NULL,
    amount       numeric(19, 4) NOT NULL CHECK (amount > 0),
    currency     char(3)        NOT NULL,
    moved_at     timestamptz    NOT NULL,
    CHECK (from_account <> to_account),
    FOREIGN KEY (from_account, currency) REFERENCES command.ledger_account (account, currency),
    FOREIGN KEY (to_account, currency) REFERENCES command.ledger_account (account, currency)
);
CREATE INDEX ledger_transfer_payment ON command.ledger_transfer (payment_id);

-- What moved before had no accounts: whose they were is told by the payments, and not here.
CREATE TEMPORARY TABLE before ON COMMIT DROP AS
    SELECT refund_id AS transfer_id, 'REFUND' AS kind, payment_id, 'payment:' || payment_id AS from_account,
           'customers:before-accounts' AS to_account, amount, currency, moved_at
      FROM command.wallet_ledger_refund
    UNION ALL
    SELECT refund_id || ':back', 'REVERSAL', payment_id, 'customers:before-accounts', 'payment:' || payment_id, amount,
           currency, moved_at
      FROM command.wallet_ledger_reversal;
INSERT INTO before
    SELECT 'capture-before-accounts:' || payment_id || ':' || currency, 'CAPTURE', payment_id, 'merchants:before-accounts',
           'payment:' || payment_id, sum(amount), currency, min(moved_at)
      FROM command.wallet_ledger_refund
     GROUP BY payment_id, currency;
INSERT INTO command.ledger_account
    SELECT account, currency, sum(amount), account NOT LIKE 'payment:%'
      FROM (SELECT to_account AS account, currency, amount FROM before
            UNION ALL
            SELECT from_account, currency, -amount FROM before) AS sides
     GROUP BY account, currency;
INSERT INTO command.ledger_transfer SELECT * FROM before;
DROP TABLE command.wallet_ledger_refund, command.wallet_ledger_reversal;

-- Written before a gateway is asked for the first time. Whatever became of that, it is asked what it knows before it is asked
-- again.
CREATE TABLE command.refund_submission (
    refund_id    text PRIMARY KEY,
    case_id      text        NOT NULL,
    payment_id   text        NOT NULL,
    source       text        NOT NULL,
    submitted_at timestamptz NOT NULL,
    -- Up to when the gateway has told of it by itself.
    told_at      timestamptz
);

-- Which payment a source means by its own id.
CREATE TABLE command.payment_reference (
    source     text NOT NULL,
    reference  text NOT NULL,
    payment_id text NOT NULL,
    PRIMARY KEY (source, reference)
);

-- What gateways told by themselves, each once.
CREATE TABLE command.gateway_notice (
    source      text        NOT NULL,
    notice_id   text        NOT NULL,
    notice      jsonb       NOT NULL,
    received_at timestamptz NOT NULL,
    tries       int         NOT NULL DEFAULT 0,
    next_try_at timestamptz,
    result      text,
    PRIMARY KEY (source, notice_id)
);
CREATE INDEX gateway_notice_open ON command.gateway_notice (next_try_at) WHERE next_try_at IS NOT NULL;

CREATE INDEX open_complaint_payment ON command.open_complaint (payment_id);

-- What is tried again is named by another class now.
UPDATE command.scheduled_tasks
   SET task_data = convert_to(replace(convert_from(task_data, 'UTF8'), 'io.recourse.command.refund.RefundGateway$Instruction',
                                      'io.recourse.command.refund.ReversalSaga$Withdrawn'), 'UTF8')
 WHERE convert_from(task_data, 'UTF8') LIKE '%io.recourse.command.refund.RefundGateway$Instruction%';
