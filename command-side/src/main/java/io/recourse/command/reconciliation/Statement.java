package io.recourse.command.reconciliation;

/** What a gateway says of its refunds, line by line, however many they are. */
interface Statement {

    /** @throws BadStatement when it cannot be read at all */
    void read(Reader reader) throws BadStatement;

    /** Takes what is read, in its order. */
    interface Reader {

        void line(StatementLine line);

        void bad(BadLine line);
    }
}
