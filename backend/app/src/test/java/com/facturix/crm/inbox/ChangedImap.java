package com.facturix.crm.inbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The mail server of the stack as others are: what it opens, lists and says of itself is changed on the way. */
final class ChangedImap implements AutoCloseable {
    private static final Pattern OPENING =
            Pattern.compile("(\\S+) (?:SELECT|EXAMINE) \"?([^\"\\r\\n(]+?)\"?\\s*(?:\\(.*)?\\r\\n");
    private static final Pattern LISTED = Pattern.compile("\\* LIST \\(([^)]*)\\) (\\S+) (\"?([^\"\\r\\n]+)\"?)\\r\\n");

    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Map<String, String> marks = new ConcurrentHashMap<>();
    private final Set<String> capabilities = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private final Thread accepting;
    private final int target;

    ChangedImap(int port, int target) {
        this.target = target;
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.ofPlatform().daemon().start(this::accept);
    }

    /** Does not open this folder, and says so. */
    ChangedImap refuse(String folder, String words) {
        refused.put(folder, words);
        return this;
    }

    void refuseNothing() {
        refused.clear();
    }

    /** Lists this folder with an attribute of RFC 6154. */
    ChangedImap mark(String folder, String attribute) {
        marks.put(folder, attribute);
        return this;
    }

    ChangedImap know(String capability) {
        capabilities.add(capability);
        return this;
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(behind);
                Thread.ofPlatform().daemon().start(() -> pass(client, behind, true));
                Thread.ofPlatform().daemon().start(() -> pass(behind, client, false));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pass(Socket from, Socket to, boolean asking) {
        try (from;
                to;
                var in = new BufferedInputStream(from.getInputStream());
                var out = to.getOutputStream()) {
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                if (!asking) {
                    write(out, answered(line));
                } else if (refusal(line) instanceof String refusal) {
                    write(from.getOutputStream(), refusal);
                } else {
                    write(out, line);
                }
            }
        } catch (IOException ended) {
            // The other side has hung up.
        }
    }

    private String refusal(String line) {
        var opening = OPENING.matcher(line);
        return opening.matches() && refused.containsKey(opening.group(2))
                ? opening.group(1) + " NO " + refused.get(opening.group(2)) + "\r\n"
                : null;
    }

    private String answered(String line) {
        var listed = LISTED.matcher(line);
        if (listed.matches() && marks.containsKey(listed.group(4))) {
            return "* LIST (%s %s) %s %s\r\n"
                    .formatted(listed.group(1), marks.get(listed.group(4)), listed.group(2), listed.group(3));
        }
        return line.startsWith("* CAPABILITY")
                ? line.stripTrailing() + " " + String.join(" ", capabilities) + "\r\n"
                : line;
    }

    /** One letter for each byte, whatever they mean; empty at the end. */
    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            // The port is free again only when nobody waits at it any more.
            accepting.join();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
