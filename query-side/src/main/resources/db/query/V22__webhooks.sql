-- The webhooks of each merchant, as they were registered. Made anew from the events like every read model; the tables after it are
-- not: what was sent was sent.
CREATE TABLE query.merchant_webhooks (
    webhooks_id text COLLATE "C" PRIMARY KEY,
    version     bigint NOT NULL,
    doc         jsonb  NOT NULL
);

-- How each webhook does: whether messages are made and sent, and how many in a row have failed. Whoever adds messages or notes what
-- came of one holds the row.
CREATE TABLE query.webhook_line (
    webhook_id    text COLLATE "C" PRIMARY KEY,
    merchant_id   text COLLATE "C" NOT NULL,
    sequence      bigint      NOT NULL, -- of the last event that is in it
    status        text        NOT NULL, -- ON, OFF or REMOVED
    registered_at timestamptz NOT NULL,
    failures      integer     NOT NULL DEFAULT 0,
    paused_until  timestamptz,
    gone_at       timestamptz           -- answered 410
);

CREATE INDEX webhook_line_merchant ON query.webhook_line (merchant_id);

-- Each ping and replay that was ever asked for, so that none is done twice, however often its event comes.
CREATE TABLE query.webhook_request (
    webhooks_id text COLLATE "C" NOT NULL,
    sequence    bigint      NOT NULL, -- of the event that asks for it
    webhook_id  text COLLATE "C" NOT NULL,
    replay_from timestamptz,          -- none asks for a ping
    reached     bigint      NOT NULL DEFAULT 0, -- the last change that a replay has told of
    until       bigint,                         -- the last that it shall tell of, once it has begun
    done        boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (webhooks_id, sequence)
);

CREATE INDEX webhook_request_open ON query.webhook_request (webhooks_id, sequence) WHERE NOT done;

-- The last change of a case for which messages were made. Whoever makes any holds the row.
CREATE TABLE query.webhook_progress (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    number bigint NOT NULL
);

INSERT INTO query.webhook_progress (number) VALUES (0);

-- Each message and what came of it. Of one webhook and subject only the first that is still to be sent has an instant at which it is
-- due: the others wait behind it. Whoever takes a message to send it makes it due when it may be taken again.
CREATE TABLE query.webhook_delivery (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id      text COLLATE "C" NOT NULL UNIQUE,
    webhook_id      text COLLATE "C" NOT NULL,
    subject         text COLLATE "C" NOT NULL, -- the case, or the ping itself
    version         bigint,                    -- of the case
    type            text        NOT NULL,
    payload         text        NOT NULL,      -- the same bytes for every attempt
    state           text        NOT NULL,      -- PENDING, DELIVERED or DEAD
    attempts        integer     NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    due_at          timestamptz,
    last_attempt_at timestamptz,
    last_status     integer,
    last_error      text,
    ended_at        timestamptz
);

CREATE INDEX webhook_delivery_due ON query.webhook_delivery (webhook_id, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_subject ON query.webhook_delivery (webhook_id, subject, id);
CREATE INDEX webhook_delivery_log ON query.webhook_delivery (webhook_id, created_at, message_id);
CREATE INDEX webhook_delivery_state ON query.webhook_delivery (webhook_id, state) WHERE state <> 'DELIVERED';
CREATE INDEX webhook_delivery_ended ON query.webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;
