package io.recourse.command.policy.yaml;

/** A mistake in a document.
 *
 * @param line from 1
 * @param column from 1
 * @param pointer where, as a JSON pointer; empty for the document as a whole
 */
public record Flaw(int line, int column, String pointer, String message) {
    @Override
    public String toString() {
        return line + ":" + column + " " + (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
