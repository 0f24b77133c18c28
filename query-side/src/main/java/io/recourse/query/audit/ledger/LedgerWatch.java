package io.recourse.query.audit.ledger;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers that the ledger cannot go on, and says it once. */
final class LedgerWatch {

    private static final Logger log = LoggerFactory.getLogger(LedgerWatch.class);

    private final Map<Part, String> broken = new EnumMap<>(Part.class);

    /** What can stop by itself. */
    enum Part {
        ENTRIES,
        CHECKPOINTS
    }

    /** Why it does not go on. */
    synchronized Optional<String> broken() {
        return broken.values().stream().findFirst();
    }

    synchronized void isBroken(Part part, LedgerBroken failure) {
        String reason = String.valueOf(failure.getMessage());
        if (!Objects.equals(broken.put(part, reason), reason)) {
            log.error("audit_ledger_stopped part={} reason=\"{}\"", part, reason);
        }
    }

    synchronized void isWhole(Part part) {
        if (broken.remove(part) != null) {
            log.info("audit_ledger_goes_on part={}", part);
        }
    }
}
