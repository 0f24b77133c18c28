package io.recourse.query.audit.access;

import io.recourse.actor.Role;
import io.recourse.dispute.CaseId;
import io.recourse.payment.CustomerId;
import io.recourse.payment.MerchantId;
import io.recourse.payment.PaymentId;
import io.recourse.personal.Owner;
import io.recourse.personal.Personal;
import io.recourse.query.list.Where;
import io.recourse.receipt.ReceiptId;
import io.recourse.runtime.json.PersonalSeal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code query.access_entry}, which is only added to. Purposes are sealed by the installation's key: they are the reader's
 * words and stay when a customer is forgotten.
 */
@Component
class AccessLog {

    private final JdbcClient database;
    private final PersonalSeal seal;

    AccessLog(JdbcClient database, PersonalSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** Says the types of what is absent, too: with others the database would plan the statement anew for each access. */
    void add(Access access, Optional<Personal<String>> purpose) {
        database.sql("""
                        insert into query.access_entry (at, actor_id, actor_role, merchant_id, operation, case_id, payment_id,
                            receipt_id, customer_id, filters, purpose, trace_id, status)
                        values (:at, :actor, :role, :merchant, :operation, :case, :payment,
                            :receipt, :customer, :filters, :purpose, :trace, :status)
                        """)
                .param("at", access.at().atOffset(ZoneOffset.UTC))
                .param("actor", access.actorId())
                .param("role", access.actorRole().map(Role::name).orElse(null), Types.VARCHAR)
                .param("merchant", access.merchantId().map(MerchantId::value).orElse(null), Types.VARCHAR)
                .param("operation", access.operation())
                .param("case", access.caseId().map(CaseId::value).orElse(null), Types.VARCHAR)
                .param("payment", access.paymentId().map(PaymentId::value).orElse(null), Types.VARCHAR)
                .param("receipt", access.receiptId().map(ReceiptId::value).orElse(null), Types.VARCHAR)
                .param("customer", access.customerId().map(CustomerId::value).orElse(null), Types.VARCHAR)
                .param("filters", access.filters().orElse(null), Types.VARCHAR)
                .param(
                        "purpose",
                        purpose.map(words -> seal.seal(new Owner.Nobody(), words.value()))
                                .orElse(null),
                        Types.VARCHAR)
                .param("trace", access.traceId())
                .param("status", access.status())
                .update();
    }

    /** At most {@code limit} accesses, the newest first. */
    List<Access> read(AccessFilter filter, Optional<Long> before, int limit) {
        Where where = filter.where();
        before.ifPresent(id -> where.and("id < ?", id));
        return where.bind(database.sql(
                        "select * from query.access_entry" + where.sql() + " order by id desc limit " + limit))
                .query((row, number) -> access(row))
                .list();
    }

    private Access access(ResultSet row) throws SQLException {
        return new Access(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor_id"),
                maybe(row, "actor_role", Role::valueOf),
                maybe(row, "merchant_id", MerchantId::of),
                row.getString("operation"),
                maybe(row, "case_id", CaseId::of),
                maybe(row, "payment_id", PaymentId::of),
                maybe(row, "receipt_id", ReceiptId::of),
                maybe(row, "customer_id", CustomerId::of),
                maybe(row, "filters", Function.identity()),
                maybe(row, "purpose", Function.<String>identity()).flatMap(seal::open),
                row.getString("trace_id"),
                row.getInt("status"));
    }

    private static <T> Optional<T> maybe(ResultSet row, String column, Function<String, T> of) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(of);
    }
}
