package io.recourse.benchmarks.peers.process;

import io.recourse.benchmarks.peers.CaseFile;
import io.recourse.benchmarks.peers.Check;
import io.recourse.benchmarks.peers.Contender;
import io.recourse.benchmarks.peers.Peer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import tools.jackson.databind.json.JsonMapper;

/** Runs one peer and does as the lines of its standard input say: one answer in JSON for each, on standard output. */
public final class Child {

    private static final JsonMapper JSON = new JsonMapper();

    private final Contender contender;
    private final Peer peer;
    private final Clients clients;
    private final Clock clock;

    private Child(Contender contender, Peer peer, Clock clock) {
        this.contender = contender;
        this.peer = peer;
        this.clients = new Clients(peer, clock);
        this.clock = clock;
    }

    /**
     * Ends with its standard input, and with status 1 when the peer fails.
     *
     * @param arguments the contender's name, and the URL of its database, which may be empty
     */
    public static void main(String[] arguments) {
        PrintStream answers = System.out;
        // What a peer prints is no answer.
        System.setOut(System.err);
        int status = 0;
        try {
            obey(Contender.valueOf(arguments[0]), arguments[1], answers);
        } catch (Exception e) {
            e.printStackTrace();
            status = 1;
        }
        System.exit(status);
    }

    private static void obey(Contender contender, String url, PrintStream answers) throws Exception {
        Clock clock = Clock.systemUTC();
        try (Peer peer = Starting.peer(contender, url, clock);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Child child = new Child(contender, peer, clock);
            String line = orders.readLine();
            while (line != null) {
                answers.println(JSON.writeValueAsString(child.answer(Order.read(line))));
                line = orders.readLine();
            }
        }
    }

    private Object answer(Order order) throws Exception {
        return switch (order) {
            case Order.Prove proof -> prove();
            case Order.Play play -> clients.play(play.clients(), play.time());
            case Order.Weigh weigh -> Memory.now();
        };
    }

    private String prove() throws Exception {
        Check.of(contender, peer, CaseFile.numbered(0, clock.instant()));
        return contender.name();
    }
}
