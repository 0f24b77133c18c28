package io.recourse.command.policy.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A pack that says something that it must not, as the table {@code packs/bad.txt} has it.
 *
 * @param place line and column that a person must be sent to
 * @param message a part of what that person must be told
 */
record BadPack(String what, String text, String place, String message) {

    static final String GOOD = TestFile.text("/packs/good.yaml");

    static Stream<BadPack> all() {
        return Arrays.stream(TestFile.text("/packs/bad.txt").split("(^|\n)## "))
                .skip(1)
                .map(BadPack::parse);
    }

    private static BadPack parse(String block) {
        List<String> lines = block.lines().toList();
        String[] head = lines.getFirst().split(" [|] ?", 4);
        String[] replaced = head[1].split("-");
        int from = Integer.parseInt(replaced[0]);
        int to = Integer.parseInt(replaced[replaced.length - 1]);
        List<String> good = GOOD.lines().toList();
        List<String> text = new ArrayList<>(good.subList(0, from - 1));
        text.addAll(lines.subList(1, lines.size()));
        text.addAll(good.subList(to, good.size()));
        text.removeIf(String::isBlank);
        return new BadPack(head[0], String.join("\n", text) + "\n", head[2], head[3]);
    }

    @Override
    public String toString() {
        return what;
    }
}
