package com.facturix.crm.platform.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Which addresses are on the public internet, by IANA's registries of special-purpose addresses (RFC 6890). */
final class Addresses {
    private static final List<Block> NOT_PUBLIC_4 = List.of(
            new Block(0, 0, 0, 0, 8), // "this network", and 0.0.0.0, which many systems take for the machine itself
            new Block(10, 0, 0, 0, 8),
            new Block(100, 64, 0, 0, 10), // carriers' NAT
            new Block(127, 0, 0, 0, 8),
            new Block(169, 254, 0, 0, 16), // link-local, with the clouds' metadata services
            new Block(172, 16, 0, 0, 12),
            new Block(192, 0, 0, 0, 24),
            new Block(192, 0, 2, 0, 24),
            new Block(192, 88, 99, 0, 24), // 6to4 relays
            new Block(192, 168, 0, 0, 16),
            new Block(198, 18, 0, 0, 15), // benchmarks
            new Block(198, 51, 100, 0, 24),
            new Block(203, 0, 113, 0, 24),
            new Block(224, 0, 0, 0, 3)); // multicast, reserved, broadcast

    private Addresses() {}

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress(), 0);
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(byte[] bytes, int from) {
        var value = (bytes[from] & 0xff) << 24
                | (bytes[from + 1] & 0xff) << 16
                | (bytes[from + 2] & 0xff) << 8
                | bytes[from + 3] & 0xff;
        return NOT_PUBLIC_4.stream().noneMatch(block -> block.contains(value));
    }

    /** Only what has been given out as global unicast, 2000::/3, and of that nothing that stands for another address. */
    private static boolean isPublic6(byte[] bytes) {
        if (startsWith(bytes, 0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) {
            return isPublic(bytes, 12); // NAT64 (RFC 6052): the last four bytes are what is reached
        }
        if ((bytes[0] & 0xe0) != 0x20) {
            return false; // mapped and compatible IPv4, unique local, link-local, site-local, multicast, ::, ::1
        }
        return !startsWith(bytes, 0x20, 0x02) // 6to4
                && !(startsWith(bytes, 0x20, 0x01) && (bytes[2] & 0xfe) == 0) // Teredo, ORCHID, protocol assignments
                && !startsWith(bytes, 0x20, 0x01, 0x0d, 0xb8) // documentation
                && !startsWith(bytes, 0x3f, 0xff);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (var i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private record Block(int network, int bits) {
        Block(int a, int b, int c, int d, int bits) {
            this(a << 24 | b << 16 | c << 8 | d, bits);
        }

        boolean contains(int address) {
            return (address ^ network) >>> (32 - bits) == 0;
        }
    }
}
