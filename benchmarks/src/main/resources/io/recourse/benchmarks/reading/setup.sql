-- The cases that every other is made after, by whether they are open, and how much of the words of a case is whose.
CREATE SCHEMA bench;

CREATE FUNCTION bench.dice(i bigint, salt bigint) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (hashint8extended(i, salt) & 1073741823) / 1073741824.0 $$;

CREATE FUNCTION bench.pick(dice double precision, words text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT words[1 + floor(dice * cardinality(words))::int] $$;

CREATE TABLE bench.template AS
SELECT row_number() OVER (PARTITION BY closed_at IS NULL ORDER BY case_id) - 1 AS k, count(*) OVER (PARTITION BY closed_at IS NULL) AS n,
       closed_at IS NULL AS open, split_part(customer_id, '-', 2) AS number, doc::text AS text, c.*
FROM query.dispute_case AS c WHERE split_part(customer_id, '-', 2)::int < 900;
CREATE INDEX ON bench.template (open, k);

CREATE TABLE bench.words AS
SELECT row_number() OVER (PARTITION BY split_part(customer_id, '-', 2)::int >= 900 ORDER BY case_id) - 1 AS k,
       split_part(customer_id, '-', 2)::int >= 900 AS rare, personal FROM query.search_entry WHERE customer_id IS NOT NULL;
CREATE INDEX ON bench.words (rare, k);

-- What each case is: who, where, when. Three years, as many cases each day.
CREATE TABLE bench.fact AS
SELECT i, 'case_02' || lpad(i::text, 24, '0') AS case_id,
       'c-' || (100000 + floor(bench.dice(i, 1) * greatest(:cases * 0.4, 10))::bigint) AS customer,
       CASE WHEN bench.dice(i, 2) < 0.1 THEN 'm-big'
            ELSE 'm-' || (1000 + floor(20000 * power(bench.dice(i, 3), 3))::int) END AS merchant,
       'pay-x' || i AS payment,
       at, bench.dice(i, 4) < CASE WHEN at > now() - interval '30 days' THEN 0.8 WHEN at > now() - interval '90 days' THEN 0.15 ELSE 0.005 END AS open,
       bench.pick(power(bench.dice(i, 5), 2), '{PRODUCT_NOT_RECEIVED,NOT_AS_DESCRIBED,FRAUD_UNAUTHORISED,CREDIT_NOT_PROCESSED,DUPLICATE,WRONG_AMOUNT,CANCELLED_RECURRING,PAYMENT_FAILED_BUT_CHARGED,TRANSFER_DELAYED,SERVICE_QUALITY,TOP_UP_OR_WITHDRAWAL_FAILED,ACCOUNT_FROZEN,PAID_BY_OTHER_MEANS,OTHER,PRIVACY}') AS reason,
       bench.pick(power(bench.dice(i, 6), 2), '{MINI_PROGRAM,ONLINE_CHAT,PHONE,WECHAT,HELP_CENTRE,EMAIL,AI_ASSISTANT,API,SOCIAL_MEDIA,BATCH,REGULATOR,LETTER}') AS channel,
       bench.pick(power(bench.dice(i, 7), 3), '{FRONT_DESK,COMPLAINTS,TECHNICAL,SECURITY,MANAGEMENT,SCHEME,REGULATORY}') AS queue,
       CASE WHEN bench.dice(i, 8) < 0.7 THEN 'agent-' || floor(200 * bench.dice(i, 9))::int END AS assignee,
       bench.dice(i, 10) < 0.02 AS urgent,
       CASE WHEN bench.dice(i, 11) < 0.25 THEN bench.pick(power(bench.dice(i, 12), 3), '{wechat-pay,alipay,stripe,cfpb,cn-12315}') END AS source,
       -- Fifty incidents, each of one day; some days have many.
       CASE WHEN bench.dice((i * 50 / :cases), 13) < 2 AND (i % (:cases / 50 + 1)) < power(bench.dice(i * 50 / :cases, 14), 3) * :cases * 0.005
            THEN 'inc_01' || lpad((i * 50 / :cases)::text, 24, '0') END AS incident
FROM (SELECT i, date_trunc('milliseconds', now() - interval '1095 days' + (i::double precision / :cases) * interval '1095 days') AS at
      FROM generate_series(1, :cases) AS i) AS all_of_them;
ALTER TABLE bench.fact ADD PRIMARY KEY (i);
ANALYZE bench.fact;
