package com.facturix.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The loopback ports of one stack. */
public record Ports(int app, int keycloak, int postgres, int smtp, int imap, int mailbox) {

    private static final int FIRST_UNUSED = 20_000;
    /** Linux gives 32768 and above to connections that go out, other systems begin higher up. */
    private static final int LAST_UNUSED = 32_000;

    /** What each port is for and which environment variable moves it, in the order in which problems are told. */
    private record Use(String variable, String purpose, int port) {}

    /** The ports of {@code make run}, each movable by its environment variable. */
    public static Ports fromEnvironment(Map<String, String> environment) {
        return new Ports(
                number(environment, "FACTURIX_PORT", 8080),
                number(environment, "FACTURIX_KEYCLOAK_PORT", 8180),
                number(environment, "FACTURIX_PG_PORT", 15432),
                number(environment, "FACTURIX_LOCAL_SMTP_PORT", 3025),
                number(environment, "FACTURIX_LOCAL_IMAP_PORT", 3143),
                number(environment, "FACTURIX_MAILBOX_PORT", 8025));
    }

    /** Six ports that nobody listens on at this moment. */
    public static Ports free() {
        int[] port = IntStream.generate(Ports::unused).distinct().limit(6).toArray();
        return new Ports(port[0], port[1], port[2], port[3], port[4], port[5]);
    }

    /**
     * A port that nobody listens on at this moment. It is none of those that operating systems give to connections
     * that go out, which would take it before anybody listens on it.
     */
    public static int unused() {
        return ThreadLocalRandom.current()
                .ints(FIRST_UNUSED, LAST_UNUSED)
                .filter(port -> !isTaken(port))
                .findFirst()
                .orElseThrow();
    }

    /** One line about the first port that is taken or named twice, or nothing. */
    Optional<String> conflict(boolean withApp) {
        Map<Integer, Use> seen = new LinkedHashMap<>();
        for (Use use : uses(withApp)) {
            Use other = seen.putIfAbsent(use.port(), use);
            if (other != null) {
                return Optional.of("Port " + use.port() + " is asked for twice: for " + other.purpose() + " and for "
                        + use.purpose() + ". Set " + use.variable() + " to another port.");
            }
            if (isTaken(use.port())) {
                return Optional.of("Port " + use.port() + " (for " + use.purpose()
                        + ") is in use by another program. Stop it, or choose another port: " + use.variable() + "="
                        + (use.port() + 1) + " make run");
            }
        }
        return Optional.empty();
    }

    private List<Use> uses(boolean withApp) {
        List<Use> uses = new ArrayList<>();
        if (withApp) {
            uses.add(new Use("FACTURIX_PORT", "the app", app));
        }
        uses.add(new Use("FACTURIX_KEYCLOAK_PORT", "Keycloak, the login server", keycloak));
        uses.add(new Use("FACTURIX_PG_PORT", "PostgreSQL", postgres));
        uses.add(new Use("FACTURIX_LOCAL_SMTP_PORT", "the local mail server (SMTP)", smtp));
        uses.add(new Use("FACTURIX_LOCAL_IMAP_PORT", "the local mail server (IMAP)", imap));
        uses.add(new Use("FACTURIX_MAILBOX_PORT", "the mailbox page", mailbox));
        return uses;
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port whose last connections are still closing counts as free, as it does for the servers themselves.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int number(Map<String, String> environment, String variable, int standard) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return standard;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers that are no port
        }
        throw new StackException(variable + "=" + value + " is not a port: give a number from 1 to 65535.");
    }
}
