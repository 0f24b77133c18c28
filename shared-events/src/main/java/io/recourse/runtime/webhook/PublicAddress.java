package io.recourse.runtime.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Whether an address belongs to the internet at large: neither this machine, nor its networks, nor anything that the registries of
 * special addresses (IANA, RFC 6890) take out.
 */
final class PublicAddress {

    private static final List<Block> TAKEN_OUT_OF_IPV4 = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.0.2.0", 24),
            Block.of("192.88.99.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("198.51.100.0", 24),
            Block.of("203.0.113.0", 24),
            Block.of("224.0.0.0", 4),
            Block.of("240.0.0.0", 4));

    /** All that is given out; among the rest are ::, ::1, fc00::/7, fe80::/10, ff00::/8 and what wraps IPv4. */
    private static final Block GLOBAL_IPV6 = Block.of("2000::", 3);

    /** Teredo and other protocols, documentation, and 6to4, behind which is an IPv4 address. */
    private static final List<Block> TAKEN_OUT_OF_IPV6 =
            List.of(Block.of("2001::", 23), Block.of("2001:db8::", 32), Block.of("2002::", 16), Block.of("3fff::", 20));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address instanceof Inet4Address) {
            return TAKEN_OUT_OF_IPV4.stream().noneMatch(block -> block.has(address));
        }
        return GLOBAL_IPV6.has(address) && TAKEN_OUT_OF_IPV6.stream().noneMatch(block -> block.has(address));
    }

    private record Block(InetAddress first, int bits) {

        static Block of(String first, int bits) {
            return new Block(WebhookReach.literal(first), bits);
        }

        boolean has(InetAddress address) {
            byte[] wanted = first.getAddress();
            byte[] given = address.getAddress();
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((wanted[bit / Byte.SIZE] ^ given[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
