package io.recourse.standalone.migrate;

import io.recourse.standalone.audit.AuditKeyFile;
import io.recourse.standalone.data.Secrets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The secrets of this installation as the separate processes take them: without them nobody can read what people said. */
final class SidesFile {

    private SidesFile() {}

    static Path write(Secrets secrets) {
        String audit = AuditKeyFile.in(secrets).settings().stream()
                .map(SidesFile::variable)
                .collect(Collectors.joining("\n"));
        String master = secrets.read("master-keys").orElse("").strip().replace('\n', ',');
        return secrets.write("sides.env", "RECOURSE_MASTER_KEYS=" + master + "\n" + audit + "\n");
    }

    /** Spring reads {@code a.b} from {@code A_B}; the key alone has a shorter name. */
    private static String variable(String setting) {
        int equals = setting.indexOf('=');
        String name = setting.substring(0, equals);
        String value = setting.substring(equals + 1);
        return switch (name) {
            case "recourse.audit.keys" -> "RECOURSE_AUDIT_KEY=" + value;
            default -> name.toUpperCase(java.util.Locale.ROOT).replace('.', '_') + "=" + value;
        };
    }
}
