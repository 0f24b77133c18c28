package io.recourse.benchmarks.peers.report;

/**
 * The page that keeps the last report, between two lines; what a person wrote before and after them stays.
 *
 * @param command that writes it
 */
public record Page(String command) {

    private static final String END = "<!-- to here -->\n";

    /**
     * The page with another report; at its end, when it had none.
     *
     * @param page as it was, which may be empty
     */
    public String with(String page, String report) {
        String first = "<!-- Written by " + command + ": change nothing from here -->\n";
        int begin = page.indexOf(first);
        int end = page.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            return page + first + "\n" + report + "\n" + END;
        }
        return page.substring(0, begin) + first + "\n" + report + "\n" + page.substring(end);
    }
}
