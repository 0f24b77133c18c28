import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks an export of Recourse's history without Recourse, a database or a network: with this file and Java 21 or later.
 *
 * <pre>java RecourseVerifier.java EXPORT.ndjson --key KEY [--key KEY]... [--checkpoint FILE]... [--stream ID]</pre>
 *
 * The key is a public one ({@code name+id+base64}) that you got from somewhere else than the export. {@code --checkpoint} names a
 * checkpoint that you kept earlier: the history must begin with what it covers. {@code --stream} prints the chain of a case.
 *
 * <p>Exit status 0: everything is whole. 1: something differs, and the first place is named. 2: the question makes no sense.
 *
 * <p>How it works. Each line is an event. Its leaf is SHA-256 of a zero byte and its fields, each after its length. The leaves make a
 * tree as in RFC 6962, whose root is in the checkpoint on the last line, which is signed (Ed25519) in the form of C2SP's
 * signed-note. A complete export is right when all its leaves make that root. In a partial one each line brings the hashes that
 * lead from its leaf to that root.
 */
public final class RecourseVerifier {

    private static final String CHECKPOINT_TYPE = "io.recourse.audit.checkpoint";

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            Question question = Question.of(arguments);
            out.println(new RecourseVerifier(question).answer());
            return 0;
        } catch (Differs e) {
            out.println("NOT WHOLE. " + e.getMessage());
            return 1;
        } catch (IOException | IllegalArgumentException e) {
            err.println("RecourseVerifier: " + e.getMessage());
            return 2;
        }
    }

    private final Question question;
    private final Tree tree = new Tree();
    private final Map<String, Stream> streams = new HashMap<>();
    private long events;
    private long beginLater;
    private long lastPosition = Long.MIN_VALUE;
    private long lastIndex = -1;
    private boolean named = true;

    private RecourseVerifier(Question question) {
        this.question = question;
    }

    private String answer() throws IOException {
        List<Checkpoint> kept = new ArrayList<>();
        for (Path file : question.checkpoints()) {
            kept.add(signed(text(Files.readAllBytes(file)), "the checkpoint in " + file));
        }
        Checkpoint checkpoint = checkpointAtTheEnd();
        for (Checkpoint earlier : kept) {
            require(earlier.origin().equals(checkpoint.origin()), "the checkpoints are of two histories");
            require(
                    earlier.size() <= checkpoint.size(),
                    "The checkpoint that was kept covers " + earlier.size() + " events, but the export's covers only "
                            + checkpoint.size() + ".");
        }
        boolean partial = readEvents(checkpoint, kept);
        return (partial ? genuine(checkpoint) : whole(checkpoint, kept)) + chain();
    }

    private String whole(Checkpoint checkpoint, List<Checkpoint> kept) {
        require(
                events == checkpoint.size(),
                "The checkpoint covers " + checkpoint.size() + " events, but the export has " + events + ".");
        require(
                Arrays.equals(tree.root(), checkpoint.root()),
                "The events are not those that were signed"
                        + (named
                                ? ", and the hashes beside them were changed with them: which event it is cannot be told."
                                : ". The lines have no hashes of their own, so which event it is cannot be told.")
                        + " An earlier checkpoint (--checkpoint) narrows it down.");
        return "Whole: " + events + " events of " + streams.size() + " streams, exactly as signed with "
                + checkpoint.signedWith() + "."
                + (kept.isEmpty() ? "" : " They go on from " + kept.size() + " earlier checkpoint(s).");
    }

    private String genuine(Checkpoint checkpoint) {
        return "Genuine: each of these " + events + " events of " + streams.size() + " streams is in the history of "
                + checkpoint.size() + " events that was signed with " + checkpoint.signedWith()
                + ". A partial export proves nothing about events that it leaves out."
                + (beginLater > 0 ? " " + beginLater + " streams do not begin with their first event." : "");
    }

    private String chain() {
        return question.stream()
                .map(id -> Optional.ofNullable(streams.get(id))
                        .flatMap(Stream::chain)
                        .map(hash -> "\nThe chain of " + id + " ends with "
                                + Base64.getEncoder().encodeToString(hash) + " at number "
                                + streams.get(id).sequence() + ".")
                        .orElse("\nThe export does not have " + id + " from its first event on."))
                .orElse("");
    }

    /** The signature comes first: without it, nothing in the file means anything. */
    private Checkpoint checkpointAtTheEnd() throws IOException {
        String last = "";
        try (Lines lines = new Lines(question.export())) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().length > 0) {
                    last = new String(line.get(), UTF_8);
                }
            }
        }
        Map<String, String> members = object(last, "The last line");
        require(
                string(members, "type", "The last line").equals(CHECKPOINT_TYPE),
                "The last line is not a checkpoint: the end is missing, or the export was not made for a proof.");
        Map<String, String> data = object(members.getOrDefault("data", ""), "The last line");
        return signed(string(data, "note", "The last line"), "The checkpoint on the last line");
    }

    /** @return whether the export is a partial one */
    private boolean readEvents(Checkpoint checkpoint, List<Checkpoint> kept) throws IOException {
        Optional<Boolean> partial = Optional.empty();
        boolean ended = false;
        long number = 0;
        try (Lines lines = new Lines(question.export())) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                number++;
                if (line.get().length == 0) {
                    continue;
                }
                require(!ended, "Line " + number + " comes after the checkpoint.");
                String where = "Line " + number;
                Map<String, String> members = object(text(line.get(), where), where);
                if (string(members, "type", where).equals(CHECKPOINT_TYPE)) {
                    ended = true;
                    continue;
                }
                Event event = Event.of(members, where);
                boolean proved = members.containsKey("proof");
                require(
                        partial.orElse(proved) == proved,
                        event.where() + ": some lines have a proof of their own and others not.");
                partial = Optional.of(proved);
                require(event.position() > lastPosition, event.where() + ": it is not in the order of positions.");
                lastPosition = event.position();
                if (proved) {
                    require(kept.isEmpty(), "A partial export cannot be compared with earlier checkpoints.");
                    prove(event, string(members, "proof", where), checkpoint);
                } else {
                    addToTree(event, members, kept);
                }
                addToStream(event, proved);
                events++;
            }
        }
        return partial.orElse(false);
    }

    private void prove(Event event, String proof, Checkpoint checkpoint) {
        Indexed indexed = Indexed.of(proof, event);
        require(indexed.index() > lastIndex, event.where() + ": it is there twice, or in another order.");
        lastIndex = indexed.index();
        List<byte[]> path = new ArrayList<>();
        for (String hash :
                indexed.rest().isEmpty() ? new String[0] : indexed.rest().split(",", -1)) {
            path.add(hash(hash, event.where()));
        }
        require(
                Tree.proves(event.leaf(), indexed.index(), checkpoint.size(), path, checkpoint.root()),
                event.where() + ": it is not in the history that was signed. It was changed or added.");
    }

    private void addToTree(Event event, Map<String, String> members, List<Checkpoint> kept) {
        byte[] leaf = event.leaf();
        if (members.containsKey("leaf")) {
            Indexed indexed = Indexed.of(string(members, "leaf", event.where()), event);
            require(
                    indexed.index() == events,
                    event.where() + ": it is event " + indexed.index() + " of the history (the first is 0), but event "
                            + events + " is expected here. Events were taken away, added or put in another order.");
            require(
                    Arrays.equals(hash(indexed.rest(), event.where()), leaf),
                    event.where() + ": the event was changed.");
        } else {
            named = false;
        }
        tree.add(leaf);
        for (Checkpoint earlier : kept) {
            require(
                    earlier.size() != tree.size() || Arrays.equals(earlier.root(), tree.root()),
                    event.where() + ": up to here, the first " + earlier.size()
                            + " events are not those of the checkpoint that was kept.");
        }
    }

    private void addToStream(Event event, boolean partial) {
        Optional<Stream> before = Optional.ofNullable(streams.get(event.streamId()));
        long expected = before.map(stream -> stream.sequence() + 1).orElse(0L);
        boolean begins = partial && before.isEmpty() && event.sequence() > 0;
        require(
                begins || event.sequence() == expected,
                event.where() + ": number " + expected + " of its stream is expected here.");
        beginLater += begins ? 1 : 0;
        Optional<byte[]> chain = begins ? Optional.empty() : chain(before, event.leaf());
        streams.put(event.streamId(), new Stream(event.sequence(), chain));
    }

    private static Optional<byte[]> chain(Optional<Stream> before, byte[] leaf) {
        return before.isEmpty()
                ? Optional.of(sha256(new byte[] {2}, new byte[32], leaf))
                : before.get().chain().map(hash -> sha256(new byte[] {2}, hash, leaf));
    }

    private Checkpoint signed(String note, String what) {
        try {
            Checkpoint checkpoint = Checkpoint.parse(note);
            return question.keys().stream()
                    .filter(key -> key.signed(note))
                    .findFirst()
                    .map(checkpoint::with)
                    .orElseThrow(() -> new Differs(what + " is not signed with a key that you gave."));
        } catch (IllegalArgumentException e) {
            throw new Differs(what + " is no signed checkpoint.");
        }
    }

    // What is asked.

    private record Question(Path export, List<Key> keys, List<Path> checkpoints, Optional<String> stream) {

        static final String USAGE =
                "java RecourseVerifier.java EXPORT.ndjson --key KEY [--checkpoint FILE]... [--stream ID]";

        static Question of(String... arguments) {
            List<Path> exports = new ArrayList<>();
            List<Key> keys = new ArrayList<>();
            List<Path> checkpoints = new ArrayList<>();
            Optional<String> stream = Optional.empty();
            Iterator<String> words = List.of(arguments).iterator();
            while (words.hasNext()) {
                String word = words.next();
                switch (word) {
                    case "--key" -> keys.add(Key.parse(value(word, words)));
                    case "--checkpoint" -> checkpoints.add(Path.of(value(word, words)));
                    case "--stream" -> stream = Optional.of(value(word, words));
                    default -> exports.add(Path.of(word));
                }
            }
            if (exports.size() != 1 || keys.isEmpty()) {
                throw new IllegalArgumentException("name one export and a public key: " + USAGE);
            }
            return new Question(exports.get(0), keys, checkpoints, stream);
        }

        private static String value(String option, Iterator<String> words) {
            if (!words.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value: " + USAGE);
            }
            return words.next();
        }
    }

    // Events and their hashes.

    /** An event of a stream, which is a case or a payment. */
    private record Event(String where, String streamId, long sequence, long position, byte[] leaf) {

        static Event of(Map<String, String> members, String line) {
            String id = string(members, "id", line);
            String stream = string(members, "subject", line);
            String sequence = string(members, "sequence", line);
            String where = line + ", event " + id + ", number " + sequence + " of stream " + stream;
            String data = members.getOrDefault("data", "");
            require(!data.isEmpty(), where + ": it has no data.");
            byte[] leaf = leaf(
                    id,
                    string(members, "type", where),
                    members.containsKey("revision") ? string(members, "revision", where) : "",
                    string(members, "streamtype", where),
                    stream,
                    sequence,
                    string(members, "time", where),
                    data,
                    string(members, "metadata", where));
            String position =
                    members.getOrDefault("position", "").replace("\"", "").strip();
            return new Event(where, stream, number(sequence, where), number(position, where), leaf);
        }

        private static byte[] leaf(String... fields) {
            MessageDigest digest = digest();
            digest.update((byte) 0);
            for (String field : fields) {
                byte[] bytes = field.getBytes(UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return digest.digest();
        }
    }

    /** What is known of a stream: its last number, and its chain when it is there from its beginning. */
    private record Stream(long sequence, Optional<byte[]> chain) {}

    /** The place of an event in the history, and what is written after it. */
    private record Indexed(long index, String rest) {

        static Indexed of(String text, Event event) {
            int colon = text.indexOf(':');
            require(colon > 0, event.where() + ": its proof cannot be read.");
            return new Indexed(number(text.substring(0, colon), event.where()), text.substring(colon + 1));
        }
    }

    /** RFC 6962 §2.1: the complete subtrees so far, the largest first. */
    private static final class Tree {

        private final Deque<byte[]> subtrees = new ArrayDeque<>();
        private long size;

        long size() {
            return size;
        }

        void add(byte[] leaf) {
            byte[] hash = leaf;
            for (long left = size; (left & 1) == 1; left >>= 1) {
                hash = node(subtrees.removeLast(), hash);
            }
            subtrees.addLast(hash);
            size++;
        }

        byte[] root() {
            Iterator<byte[]> fromRight = subtrees.descendingIterator();
            byte[] root = fromRight.hasNext() ? fromRight.next() : sha256();
            while (fromRight.hasNext()) {
                root = node(fromRight.next(), root);
            }
            return root;
        }

        /** RFC 9162 §2.1.3.2. */
        static boolean proves(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
            if (index < 0 || index >= size) {
                return false;
            }
            long at = index;
            long last = size - 1;
            byte[] hash = leaf;
            for (byte[] sibling : path) {
                if (last == 0) {
                    return false;
                }
                if ((at & 1) == 1 || at == last) {
                    hash = node(sibling, hash);
                    while ((at & 1) == 0) {
                        at >>= 1;
                        last >>= 1;
                    }
                } else {
                    hash = node(hash, sibling);
                }
                at >>= 1;
                last >>= 1;
            }
            return last == 0 && Arrays.equals(hash, root);
        }

        private static byte[] node(byte[] left, byte[] right) {
            return sha256(new byte[] {1}, left, right);
        }
    }

    // Checkpoints and signatures: C2SP's tlog-checkpoint and signed-note.

    private record Checkpoint(String origin, long size, byte[] root, String signedWith) {

        static Checkpoint parse(String note) {
            String[] lines = note.split("\n", 5);
            if (lines.length < 5 || !lines[3].isEmpty()) {
                throw new IllegalArgumentException("no checkpoint");
            }
            byte[] root = Base64.getDecoder().decode(lines[2]);
            if (root.length != 32) {
                throw new IllegalArgumentException("no hash");
            }
            return new Checkpoint(lines[0], Long.parseLong(lines[1]), root, "");
        }

        Checkpoint with(Key key) {
            return new Checkpoint(
                    origin, size, root, key.name() + "+" + HexFormat.of().formatHex(key.id()));
        }
    }

    private record Key(String name, byte[] id, PublicKey key) {

        /** RFC 8410: what stands before the 32 bytes of a key. */
        private static final String X509 = "302a300506032b6570032100";

        static Key parse(String text) {
            String[] parts = text.strip().split("\\+", 3);
            byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
            if (typed.length != 33 || typed[0] != 1) {
                throw new IllegalArgumentException("not a public key of the form name+id+base64: " + text);
            }
            byte[] id = Arrays.copyOf(sha256((parts[0] + "\n").getBytes(UTF_8), typed), 4);
            if (!HexFormat.of().formatHex(id).equals(parts[1])) {
                throw new IllegalArgumentException("the key's id does not belong to it: " + text);
            }
            try {
                String encoded = X509 + HexFormat.of().formatHex(typed, 1, 33);
                return new Key(
                        parts[0],
                        id,
                        KeyFactory.getInstance("Ed25519")
                                .generatePublic(
                                        new X509EncodedKeySpec(HexFormat.of().parseHex(encoded))));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("not a key of Ed25519: " + text, e);
            }
        }

        boolean signed(String note) {
            int end = note.indexOf("\n\n") + 1;
            return note.substring(end + 1).lines().anyMatch(line -> signed(note.substring(0, end), line));
        }

        private boolean signed(String text, String line) {
            String[] words = line.split(" ", -1);
            if (words.length != 3 || !words[0].equals("\u2014") || !words[1].equals(name)) {
                return false;
            }
            byte[] signature = Base64.getDecoder().decode(words[2]);
            if (signature.length != 68 || !Arrays.equals(Arrays.copyOf(signature, 4), id)) {
                return false;
            }
            try {
                Signature check = Signature.getInstance("Ed25519");
                check.initVerify(key);
                check.update(text.getBytes(UTF_8));
                return check.verify(signature, 4, 64);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }

    // Lines of JSON.

    /** Lines that end with a line feed and nothing else, as bytes: a text that is no UTF-8 shall not be mended on the way. */
    private static final class Lines implements AutoCloseable {

        private final InputStream in;

        Lines(Path file) throws IOException {
            in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        }

        Optional<byte[]> next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            for (; next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
            return Optional.of(line.toByteArray());
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** The members of an object, each value exactly as it is written: the payload is proved byte by byte. */
    private static Map<String, String> object(String json, String where) {
        try {
            return new Scanner(json).object();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Differs(where + " is not one JSON object.");
        }
    }

    private static String string(Map<String, String> members, String name, String where) {
        String value = members.getOrDefault(name, "");
        require(value.stripLeading().startsWith("\""), where + ": it has no text " + name + ".");
        try {
            return Scanner.decoded(value);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Differs(where + ": its " + name + " is no text.");
        }
    }

    private static final class Scanner {

        private final String json;
        private int at;

        Scanner(String json) {
            this.json = json;
        }

        Map<String, String> object() {
            Map<String, String> members = new HashMap<>();
            take('{');
            space();
            while (json.charAt(at) != '}') {
                String name = decoded(value());
                take(':');
                if (members.put(name, value()) != null) {
                    throw new IllegalArgumentException("a name twice");
                }
                space();
                if (json.charAt(at) != '}') {
                    take(',');
                }
            }
            at++;
            space();
            if (at != json.length()) {
                throw new IllegalArgumentException("more than one object");
            }
            return members;
        }

        /** Everything up to the comma or the end that belongs to the object around it, with the space around it. */
        private String value() {
            int from = at;
            int depth = 0;
            do {
                char c = json.charAt(at);
                switch (c) {
                    case '"' -> skipString();
                    case '{', '[' -> {
                        depth++;
                        at++;
                    }
                    case '}', ']' -> {
                        depth--;
                        at++;
                    }
                    default -> at++;
                }
            } while (depth > 0 || ",:}]".indexOf(json.charAt(at)) < 0);
            return json.substring(from, at);
        }

        private void skipString() {
            at++;
            while (json.charAt(at) != '"') {
                at += json.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
        }

        private void space() {
            while (at < json.length() && " \t\r".indexOf(json.charAt(at)) >= 0) {
                at++;
            }
        }

        private void take(char expected) {
            space();
            if (json.charAt(at) != expected) {
                throw new IllegalArgumentException("no " + expected);
            }
            at++;
        }

        static String decoded(String value) {
            String quoted = value.strip();
            if (quoted.length() < 2 || quoted.charAt(0) != '"' || !quoted.endsWith("\"")) {
                throw new IllegalArgumentException("no string");
            }
            StringBuilder text = new StringBuilder();
            for (int i = 1; i < quoted.length() - 1; i++) {
                char c = quoted.charAt(i);
                if (c != '\\') {
                    text.append(c);
                    continue;
                }
                i++;
                switch (quoted.charAt(i)) {
                    case 'b' -> text.append('\b');
                    case 'f' -> text.append('\f');
                    case 'n' -> text.append('\n');
                    case 'r' -> text.append('\r');
                    case 't' -> text.append('\t');
                    case 'u' -> {
                        text.append((char) HexFormat.fromHexDigits(quoted, i + 1, i + 5));
                        i += 4;
                    }
                    default -> text.append(quoted.charAt(i));
                }
            }
            return text.toString();
        }
    }

    // Small things.

    /** What was found is not what was signed. */
    private static final class Differs extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Differs(String what) {
            super(what, null, false, false);
        }
    }

    private static void require(boolean whole, String otherwise) {
        if (!whole) {
            throw new Differs(otherwise);
        }
    }

    private static long number(String text, String where) {
        require(text.matches("0|[1-9][0-9]{0,17}"), where + ": it has a number that is none.");
        return Long.parseLong(text);
    }

    private static byte[] hash(String base64, String where) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new Differs(where + ": its proof cannot be read.");
        }
    }

    private static String text(byte[] bytes) {
        return text(bytes, "The checkpoint");
    }

    private static String text(byte[] bytes, String where) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Differs(where + " is not UTF-8.");
        }
    }

    private static byte[] sha256(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
