package io.recourse.standalone.audit;

import io.recourse.audit.SignerKey;
import io.recourse.query.audit.ledger.AuditKeys;
import io.recourse.standalone.data.Secrets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The key under which an installation signs checkpoints: made on the first start and kept with its other secrets. Of those that
 * signed before it, the public ones stay.
 */
public final class AuditKeyFile {

    private static final String FILE = "audit-keys";

    private static final int NAME_CHARACTERS = 8;

    private final Secrets secrets;

    private AuditKeyFile(Secrets secrets) {
        this.secrets = secrets;
    }

    public static AuditKeyFile in(Secrets secrets) {
        return new AuditKeyFile(secrets);
    }

    /** The keys; made when there are none. */
    public AuditKeys keys() {
        return AuditKeys.parse(origin(), text());
    }

    /** How the application is told of them. */
    public List<String> settings() {
        return List.of(
                "recourse.audit.origin=" + origin(),
                "recourse.audit.keys=" + text().strip().replace('\n', ','));
    }

    /** Makes another key, which signs from the next start on; the one before is forgotten, but for its public part. */
    public AuditKeys rotate() {
        List<String> before = keys().verifiers().stream().map(key -> key.text()).toList();
        String now = SignerKey.random(origin()).pkcs8();
        secrets.write(FILE, Stream.concat(Stream.of(now), before.stream()).collect(Collectors.joining("\n", "", "\n")));
        return keys();
    }

    private String text() {
        return secrets.read(FILE).orElseGet(this::create);
    }

    private String create() {
        secrets.write(FILE, SignerKey.random(origin()).pkcs8() + "\n");
        return secrets.read(FILE).orElseThrow();
    }

    /** Of this installation alone, so that nobody takes the checkpoints of one for those of another. */
    private String origin() {
        return "recourse-" + secrets.derive("audit:origin").substring(0, NAME_CHARACTERS);
    }
}
