package io.recourse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command said, for tests of its package. */
public record CommandRun(int status, String out, String err) {

    /** Runs it to its end, in this process. */
    public static CommandRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        int status = Recourse.run(console, arguments);
        return new CommandRun(status, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** The number that a report gives for something. */
    public int count(String what) {
        Matcher line = Pattern.compile("(?m)^ +" + what + " +([0-9,]+)").matcher(out);
        if (!line.find()) {
            throw new AssertionError("no count of " + what + " in: " + out + err);
        }
        return Integer.parseInt(line.group(1).replace(",", ""));
    }
}
