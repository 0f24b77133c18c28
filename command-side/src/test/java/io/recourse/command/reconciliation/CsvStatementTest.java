package io.recourse.command.reconciliation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recourse.money.Money;
import io.recourse.sample.Sample;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvStatementTest {

    private static final String HEADER = "refundId,reference,paymentReference,amount,currency,state,at\n";

    private final List<StatementLine> lines = new ArrayList<>();
    private final List<BadLine> bad = new ArrayList<>();

    @Test
    void readsColumnsInAnyOrder() throws BadStatement {
        read("\uFEFFat,state,currency,amount,paymentReference,reference,refundId\r\n"
                + "2026-01-05T08:00:00Z,SUCCEEDED,CNY,12.30,pay:1,\"re_1\"," + Sample.refund(1) + "\r\n\r\n"
                + "2026-01-05T08:00:00.5Z,REVERSED,JPY,12,,re_2,\r\n");

        assertThat(bad).isEmpty();
        assertThat(lines)
                .containsExactly(
                        new StatementLine(
                                Optional.of(Sample.refund(1)),
                                "re_1",
                                Optional.of("pay:1"),
                                Money.of("12.30", "CNY"),
                                StatementLine.State.SUCCEEDED,
                                Instant.parse("2026-01-05T08:00:00Z")),
                        new StatementLine(
                                Optional.empty(),
                                "re_2",
                                Optional.empty(),
                                Money.of("12", "JPY"),
                                StatementLine.State.REVERSED,
                                Instant.parse("2026-01-05T08:00:00.5Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "refundId,reference,paymentReference,amount,currency,state,at,fee | fee",
                "refundId,reference,paymentReference,amount,currency,state | no at",
                "refundId,reference,reference,paymentReference,amount,currency,state,at | reference twice",
                "reference | no refundId, paymentReference, amount, currency, state, at",
                "\"refundId | header",
                "'' | no refundId",
            })
    void refusesAHeaderThatIsNone(String header, String reason) {
        assertThatExceptionOfType(BadStatement.class)
                .isThrownBy(() -> read(header))
                .withMessageContaining(reason);
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rfd_1,r,p,1.00,CNY,FAILED,2026-01-05T08:00:00Z | refundId",
                ",,p,1.00,CNY,FAILED,2026-01-05T08:00:00Z | reference",
                ",a b,p,1.00,CNY,FAILED,2026-01-05T08:00:00Z | reference",
                ",r234567890123456789012345678901234567890123456789012345678901,p,1.00,CNY,FAILED,2026-01-05T08:00:00Z | reference",
                ",r,p p,1.00,CNY,FAILED,2026-01-05T08:00:00Z | paymentReference",
                ",r,p,1.001,CNY,FAILED,2026-01-05T08:00:00Z | amount",
                ",r,p,0.00,CNY,FAILED,2026-01-05T08:00:00Z | amount",
                ",r,p,1e2,CNY,FAILED,2026-01-05T08:00:00Z | amount",
                ",r,p,1.00,cny,FAILED,2026-01-05T08:00:00Z | amount",
                ",r,p,1.00,CNY,failed,2026-01-05T08:00:00Z | state",
                ",r,p,1.00,CNY,FAILED,2026-01-05 | at",
                ",r,p,1.00,CNY,FAILED,+12026-01-05T08:00:00Z | at",
                ",r,p,1.00,CNY,FAILED,1969-01-05T08:00:00Z | at",
            })
    void saysInWhichColumnALineIsWrong(String line, String column) throws BadStatement {
        read(HEADER + line + "\n" + ",r,p,1.00,CNY,FAILED,2026-01-05T08:00:00Z\n");

        assertThat(bad).singleElement().satisfies(flaw -> {
            assertThat(flaw.line()).isEqualTo(2);
            assertThat(flaw.column()).contains(column);
            assertThat(flaw.reason()).isNotBlank();
        });
        assertThat(lines).hasSize(1);
    }

    @Test
    void tellsEverythingThatIsWrongWithALine() throws BadStatement {
        read(HEADER + "x,,,y,z,w,v\n");

        assertThat(bad)
                .extracting(BadLine::column)
                .containsExactly(
                        Optional.of("refundId"),
                        Optional.of("reference"),
                        Optional.of("amount"),
                        Optional.of("state"),
                        Optional.of("at"));
    }

    @Test
    void losesNoLineThatIsDamaged() throws BadStatement {
        new CsvStatement(new ByteArrayInputStream(
                        (HEADER + ",r\u00e9,p,1.00,CNY,FAILED,2026-01-05T08:00:00Z\n" + "a,b\n" + "\"open,\n")
                                .getBytes(ISO_8859_1)))
                .read(reader());

        assertThat(bad).extracting(BadLine::line).containsExactly(2L, 3L, 4L);
        assertThat(lines).isEmpty();
    }

    private void read(String text) throws BadStatement {
        new CsvStatement(new ByteArrayInputStream(text.getBytes(UTF_8))).read(reader());
    }

    private Statement.Reader reader() {
        return new Statement.Reader() {
            @Override
            public void line(StatementLine line) {
                lines.add(line);
            }

            @Override
            public void bad(BadLine line) {
                bad.add(line);
            }
        };
    }
}
