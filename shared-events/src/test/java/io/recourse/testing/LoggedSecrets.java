package io.recourse.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What looks like a secret, or is known to be one, in lines that were written. */
public final class LoggedSecrets {

    private static final Map<String, Pattern> KINDS = Map.of(
            "a token", Pattern.compile("eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}"),
            "a credential", Pattern.compile("(?i)\\b(?:bearer|basic) [\\w.~+/-]{20,}"),
            "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"),
            "the secret of a webhook", Pattern.compile("whsec_[\\w+/=-]{20,}"));

    /** Longer lines are looked at in parts. */
    private static final int LONGEST = 1 << 20;

    private static final int SHOWN = 80;

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final List<String> found = new ArrayList<>();

    /** In everything that this process writes to its console from the first call on. */
    public static LoggedSecrets onConsole() {
        return Console.WATCHED;
    }

    /** From now on none of these may be written either. */
    public void keep(Collection<String> secrets) {
        known.addAll(secrets);
    }

    /** What was found since the last call: which kind, and how its line begins. */
    synchronized List<String> take() {
        List<String> taken = List.copyOf(found);
        found.clear();
        return taken;
    }

    /** Passes on to {@code to} what is written. */
    PrintStream watch(PrintStream to) {
        return new PrintStream(new Lines(to), true, StandardCharsets.UTF_8);
    }

    private synchronized void look(String line) {
        String start = line.substring(0, Math.min(SHOWN, line.length())).strip();
        KINDS.forEach((kind, form) -> {
            if (form.matcher(line).find()) {
                found.add(kind + ": " + start);
            }
        });
        if (known.stream().anyMatch(line::contains)) {
            found.add("what an installation keeps: " + start);
        }
    }

    private static final class Console {
        private static final LoggedSecrets WATCHED = watched();

        private static LoggedSecrets watched() {
            LoggedSecrets secrets = new LoggedSecrets();
            System.setOut(secrets.watch(System.out));
            System.setErr(secrets.watch(System.err));
            return secrets;
        }
    }

    private final class Lines extends OutputStream {

        private final PrintStream to;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(PrintStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            to.write(bytes, offset, length);
            for (int i = offset; i < offset + length; i++) {
                line.write(bytes[i]);
                if (bytes[i] == '\n' || line.size() == LONGEST) {
                    look(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                }
            }
        }

        @Override
        public void flush() {
            to.flush();
        }
    }
}
