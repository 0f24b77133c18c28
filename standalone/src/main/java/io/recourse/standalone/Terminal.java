package io.recourse.standalone;

import java.util.Optional;

/** Whether a person looks at what is printed. */
public final class Terminal {

    private Terminal() {}

    public static boolean attached() {
        return Optional.ofNullable(System.console()).map(Terminal::isTerminal).orElse(false);
    }

    // From Java 22 on there may be a console without a terminal, and a method that tells; before, a console was a
    // terminal.
    private static boolean isTerminal(java.io.Console console) {
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
