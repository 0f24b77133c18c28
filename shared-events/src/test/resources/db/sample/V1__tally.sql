CREATE TABLE sample.tally (
    counter  text    NOT NULL,
    sequence bigint  NOT NULL,
    amount   integer NOT NULL,
    PRIMARY KEY (counter, sequence)
);
