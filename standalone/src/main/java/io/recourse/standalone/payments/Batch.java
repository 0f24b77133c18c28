package io.recourse.standalone.payments;

import io.recourse.command.csv.RawRecord;
import io.recourse.command.payment.BulkRecordings;
import io.recourse.payment.RecordPayment;
import io.recourse.rejection.Rejection;
import io.recourse.rejection.Rule;
import io.recourse.runtime.language.Language;
import io.recourse.runtime.problem.RuleTexts;
import io.recourse.standalone.imports.BadRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows that are recorded together. */
final class Batch {

    private static final int MOST_ROWS = 500;

    /** So that a file of long lines needs no more memory than another. */
    private static final int MOST_CHARACTERS = 4 << 20;

    private final List<RawRecord> rows = new ArrayList<>();
    private final List<RecordPayment> commands = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private int characters;

    /**
     * What became of the rows.
     *
     * @param bad by line
     */
    record Result(int recorded, int known, List<BadRow> bad) {

        int rows() {
            return recorded + known + bad.size();
        }
    }

    void add(RawRecord row, RecordPayment command) {
        rows.add(row);
        commands.add(command);
        characters += row.text().length();
    }

    void addBad(RawRecord row, String reason) {
        bad.add(new BadRow(row.line(), reason, row.text()));
        characters += row.text().length();
    }

    boolean empty() {
        return rows.isEmpty() && bad.isEmpty();
    }

    boolean full() {
        return rows.size() + bad.size() >= MOST_ROWS || characters >= MOST_CHARACTERS;
    }

    /** Records what can be; when this returns, it is on disk. */
    Result record(BulkRecordings recordings) {
        int recorded = 0;
        int known = 0;
        List<BulkRecordings.Outcome> outcomes = recordings.record(commands);
        for (int i = 0; i < outcomes.size(); i++) {
            switch (outcomes.get(i)) {
                case NEW -> recorded++;
                case KNOWN -> known++;
                case DIFFERS -> addBad(rows.get(i), differs(commands.get(i)));
                case TAKEN -> addBad(rows.get(i), "/paymentId names something else in this installation");
            }
        }
        bad.sort(Comparator.comparingLong(BadRow::line));
        return new Result(recorded, known, List.copyOf(bad));
    }

    private static String differs(RecordPayment command) {
        Rejection rejection = Rejection.of(Rule.PAYMENT_DIFFERS, "paymentId", command.paymentId());
        return rejection.rule().slug() + ": " + RuleTexts.detail(rejection, Language.ENGLISH);
    }
}
