package io.recourse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TreeTest {

    private static final int MANY = 66;

    /** The leaves and roots of the tests of Certificate Transparency's reference implementation. */
    private static final List<Hash> EIGHT = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(data -> Tree.leaf(HexFormat.of().parseHex(data)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final List<Hash> LEAVES = IntStream.range(0, MANY)
            .mapToObj(i -> Tree.leaf(("leaf " + i).getBytes(UTF_8)))
            .toList();

    @Test
    void rootsAreThoseOfCertificateTransparency() {
        for (int size = 0; size < ROOTS.size(); size++) {
            assertThat(tree(EIGHT, size).root()).as("%d leaves", size).isEqualTo(hash(ROOTS.get(size)));
        }
    }

    @Test
    void proofsAreThoseOfCertificateTransparency() {
        assertThat(tree(EIGHT, 8).inclusion(0).path())
                .containsExactly(
                        hash("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                        hash("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                        hash("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(tree(EIGHT, 8).consistency(6).path())
                .containsExactly(
                        hash("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                        hash("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                        hash("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    }

    @Test
    void treeIsWhatTheRfcDefines() {
        GrowingTree growing = new GrowingTree();
        for (int size = 0; size <= MANY; size++) {
            assertThat(tree(LEAVES, size).root()).isEqualTo(defined(LEAVES.subList(0, size)));
            assertThat(growing.root()).isEqualTo(defined(LEAVES.subList(0, size)));
            assertThat(growing.size()).isEqualTo(size);
            if (size < MANY) {
                growing.add(LEAVES.get(size));
            }
        }
    }

    @Test
    void everyLeafOfEveryTreeIsProvedAndNoOther() {
        for (int size = 1; size <= MANY; size++) {
            Hash root = defined(LEAVES.subList(0, size));
            for (int leaf = 0; leaf < size; leaf++) {
                Inclusion proof = tree(LEAVES, size).inclusion(leaf);
                assertThat(proof.proves(LEAVES.get(leaf), root)).isTrue();
                assertThat(proof.proves(LEAVES.get((leaf + 1) % MANY), root)).isFalse();
                assertThat(proof.proves(LEAVES.get(leaf), LEAVES.get(leaf))).isEqualTo(size == 1);
                assertThat(new Inclusion(leaf + 1, size, proof.path()).proves(LEAVES.get(leaf), root))
                        .isFalse();
                assertThat(new Inclusion(leaf, size, longer(proof.path())).proves(LEAVES.get(leaf), root))
                        .isFalse();
                if (size > 1) {
                    assertThat(new Inclusion(leaf, size, shorter(proof.path())).proves(LEAVES.get(leaf), root))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyTreeBeginsWithEveryEarlierOneAndNoOther() {
        for (int later = 0; later <= MANY; later++) {
            Hash laterRoot = defined(LEAVES.subList(0, later));
            for (int earlier = 0; earlier <= later; earlier++) {
                Hash earlierRoot = defined(LEAVES.subList(0, earlier));
                Consistency proof = tree(LEAVES, later).consistency(earlier);
                assertThat(proof.proves(earlierRoot, laterRoot))
                        .as("%d in %d", earlier, later)
                        .isTrue();
                assertThat(proof.proves(LEAVES.get(65), laterRoot)).isFalse();
                assertThat(new Consistency(earlier, later, longer(proof.path())).proves(earlierRoot, laterRoot))
                        .isFalse();
                if (earlier > 0) {
                    assertThat(proof.proves(earlierRoot, LEAVES.get(65))).isFalse();
                }
                if (!proof.path().isEmpty()) {
                    assertThat(new Consistency(earlier, later, shorter(proof.path())).proves(earlierRoot, laterRoot))
                            .isFalse();
                }
            }
        }
    }

    @Property
    void changedHashProvesNothing(
            @ForAll @IntRange(min = 2, max = MANY) int size,
            @ForAll @IntRange(max = MANY - 1) int leaf,
            @ForAll @IntRange(max = 6) int place,
            @ForAll @IntRange(max = 255) int bit) {
        int index = leaf % size;
        List<Hash> path = new ArrayList<>(tree(LEAVES, size).inclusion(index).path());
        byte[] changed = path.get(place % path.size()).toBytes();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        path.set(place % path.size(), Hash.of(changed));

        assertThat(new Inclusion(index, size, path).proves(LEAVES.get(index), defined(LEAVES.subList(0, size))))
                .isFalse();
    }

    @Test
    void whatIsNotInATreeHasNoProof() {
        Tree tree = tree(LEAVES, 3);

        assertThatThrownBy(() -> tree.inclusion(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.inclusion(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree.consistency(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(new Inclusion(3, 3, List.of()).proves(LEAVES.get(0), LEAVES.get(0)))
                .isFalse();
        assertThat(new Consistency(4, 3, List.of()).proves(LEAVES.get(0), LEAVES.get(0)))
                .isFalse();
    }

    private static Tree tree(List<Hash> leaves, int size) {
        return new Tree(size, (level, index) -> {
            int from = Math.toIntExact(index << level);
            return defined(leaves.subList(0, size).subList(from, from + (1 << level)));
        });
    }

    /** RFC 6962 §2.1, word for word. */
    private static Hash defined(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.sha256();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return Hash.sha256(
                new byte[] {1},
                defined(leaves.subList(0, k)).bytes(),
                defined(leaves.subList(k, leaves.size())).bytes());
    }

    private static List<Hash> longer(List<Hash> path) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(LEAVES.getFirst());
        return longer;
    }

    private static List<Hash> shorter(List<Hash> path) {
        return path.subList(0, path.size() - 1);
    }

    private static Hash hash(String hex) {
        return Hash.of(HexFormat.of().parseHex(hex));
    }
}
