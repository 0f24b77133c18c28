package io.recourse.standalone;

/** Stands for the program in tests of the launcher: says its arguments, and ends with the status that the first one names. */
final class Echo {

    private Echo() {}

    public static void main(String[] arguments) {
        System.out.println(String.join("|", arguments));
        System.exit(arguments.length > 1 && arguments[0].equals("exit") ? Integer.parseInt(arguments[1]) : 0);
    }
}
