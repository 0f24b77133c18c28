package io.recourse.benchmarks.peers.report;

/** The page that keeps the last report, between two lines; what a person wrote before and after them stays. */
public final class Page {

    private static final String BEGIN = "<!-- Written by ./benchmarks/run: change nothing from here -->\n";
    private static final String END = "<!-- to here -->\n";

    private Page() {}

    /**
     * The page with another report; at its end, when it had none.
     *
     * @param page as it was, which may be empty
     */
    public static String with(String page, String report) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END, Math.max(begin, 0));
        if (begin < 0 || end < 0) {
            return page + BEGIN + "\n" + report + "\n" + END;
        }
        return page.substring(0, begin) + BEGIN + "\n" + report + "\n" + page.substring(end);
    }
}
