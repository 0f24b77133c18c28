package io.recourse.audit;

/**
 * What is signed: the whole history up to a size, in one hash. Written as C2SP's tlog-checkpoint says, without extension lines.
 *
 * @param origin names the log; a line
 * @param treeSize how many events it has
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long treeSize, Hash root) {

    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || treeSize < 0) {
            throw new IllegalArgumentException("an origin is one line, and a tree has no negative size");
        }
    }

    /** The three lines that are signed, with their ends. */
    public String text() {
        return origin + "\n" + treeSize + "\n" + root.base64() + "\n";
    }

    /** @throws IllegalArgumentException when {@code text} is not what {@link #text} writes */
    static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4) {
            throw new IllegalArgumentException("a checkpoint has three lines");
        }
        Checkpoint checkpoint = new Checkpoint(lines[0], Long.parseLong(lines[1]), Hash.ofBase64(lines[2]));
        if (!checkpoint.text().equals(text)) {
            throw new IllegalArgumentException("a checkpoint is written in one way only");
        }
        return checkpoint;
    }
}
