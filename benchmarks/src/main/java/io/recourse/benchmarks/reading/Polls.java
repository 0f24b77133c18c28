package io.recourse.benchmarks.reading;

import io.recourse.benchmarks.polling.Connection;
import io.recourse.testing.TestTokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers 304 a second, by turns of a handler that does nothing and of the two that merchants poll. */
record Polls(List<Double> empty, List<Double> status, List<Double> list) {

    private static final String CASES = "/api/v1/merchant/disputes";
    private static final int CLIENTS = 16;

    static Polls measure(Site site, EmptyServer server, String merchant, String caseId, int rounds, long millis)
            throws Exception {
        Polls polls = new Polls(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        String token = "Bearer " + TestTokens.merchant(merchant);
        String status = CASES + "/" + caseId + "/status";
        // The same headers for all, so that all are parsed.
        Load empty = new Load(server.address(), known(token, "\"1\""), 304, CLIENTS);
        Load one = new Load(site.address(), known(token, eTag(site.address(), status, token)), 304, CLIENTS);
        Load all =
                new Load(site.address(), known(token, eTag(site.address(), CASES + "?limit=1", token)), 304, CLIENTS);
        for (int i = -2; i < rounds; i++) {
            double[] rates = {empty.rate(EmptyServer.PATH, millis), one.rate(status, millis), all.rate(CASES, millis)};
            if (i >= 0) {
                polls.empty.add(rates[0]);
                polls.status.add(rates[1]);
                polls.list.add(rates[2]);
            }
        }
        return polls;
    }

    /** The median of the rounds' ratios. */
    double ratio(List<Double> rates) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            ratios.add(rates.get(i) / empty.get(i));
        }
        return median(ratios);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Map<String, String> known(String token, String eTag) {
        return Map.of("Authorization", token, "If-None-Match", eTag);
    }

    private static String eTag(URI server, String path, String token) throws Exception {
        try (Connection connection = new Connection(server)) {
            Connection.Answer answer = connection.get(path, Map.of("Authorization", token));
            if (answer.status() != 200) {
                throw new IllegalStateException(path + " was answered " + answer.status());
            }
            return answer.eTag();
        }
    }
}
