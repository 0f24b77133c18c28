package io.recourse.benchmarks.peers;

import io.recourse.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What each step gives a process engine, and what the history must be made of: the same for every engine. */
public final class Variables {

    /** Set by the process itself, once the money has moved. */
    public static final String REFUND_EXECUTED = "refundExecuted";

    private static final String REFUND = "refund";

    private Variables() {}

    /** Searchable one by one, as engines keep them. */
    public static Map<String, Object> of(Step step, CaseFile file) {
        return switch (step) {
            case OPEN -> opening(file);
            case FIRST_RECEIPT -> Map.of("firstReceipt", told(file.firstReceipt()));
            case SECOND_RECEIPT -> Map.of("secondReceipt", told(file.secondReceipt()));
            case ESCALATE -> Map.of("escalationReason", file.escalationReason());
            case REFUND -> Map.of(REFUND, file.amount() + " " + file.refundReference());
            case CLOSE -> Map.of("summary", file.summary());
        };
    }

    /** What {@code step} left among all variables of the case. */
    public static String payload(Step step, CaseFile file, Map<String, Object> all) {
        return of(step, file).keySet().stream()
                .sorted()
                .map(name -> name + "=" + all.get(name))
                .collect(Collectors.joining("; "));
    }

    /** The money that has moved, as all variables of the case tell. */
    public static Optional<History.Moved> moved(Map<String, Object> all) {
        return Optional.ofNullable(all.get(REFUND_EXECUTED))
                .map(executed -> List.of(String.valueOf(all.get(REFUND)).split(" ", -1)))
                .map(words -> new History.Moved(Money.of(words.get(0), words.get(1)), words.get(2)));
    }

    private static Map<String, Object> opening(CaseFile file) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("customer", file.customer());
        variables.put("merchant", file.merchant());
        variables.put("paymentId", file.paymentId());
        variables.put("amount", file.amount().amount().toPlainString());
        variables.put("currency", file.amount().currency().getCurrencyCode());
        variables.put("paidAt", file.paidAt().toString());
        variables.put("sourceReference", file.sourceReference());
        variables.put("reason", file.reason());
        variables.put("description", file.description());
        variables.put("agent", file.agent());
        variables.put("supervisor", file.supervisor());
        return variables;
    }

    private static String told(CaseFile.Receipt receipt) {
        return String.join(" ", receipt.name(), receipt.sha256(), Long.toString(receipt.bytes()), receipt.mediaType());
    }
}
