package com.facturix.crm.testing;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A mail server that keeps what it is sent, and breaks in every way a mail server can. */
public final class SmtpSink implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("<([^>]*)>");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<([^>]+)>");

    /** What it does with the next mails. */
    public enum Mood {
        TAKES,
        /** Lets nobody in. */
        REFUSES_LOGIN,
        /** Ends the connection when the text is about to begin. */
        DIES_BEFORE_THE_TEXT,
        /** Keeps the mail and ends the connection without a word. */
        DIES_AFTER_TAKING,
        /** Throws the mail away and ends the connection without a word. */
        DIES_WITHOUT_TAKING,
        PUTS_OFF,
        REFUSES,
        REFUSES_READERS
    }

    /** A mail as it came: the envelope, and every line. */
    public record Mail(String from, List<String> to, String text) {
        public String messageId() {
            var found = MESSAGE_ID.matcher(text);
            return found.find() ? found.group(1) : "";
        }
    }

    private final int port;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket server;
    private volatile Thread accepting;
    private volatile Mood mood = Mood.TAKES;

    public SmtpSink(int port) {
        this.port = port;
        start();
    }

    public void start() {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = socket;
            accepting = Thread.startVirtualThread(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts everything, as a server that is killed does. What was taken stays taken. */
    public void kill() {
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

    public void be(Mood next) {
        mood = next;
    }

    public int port() {
        return port;
    }

    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** How often a mail was taken. */
    public long times(String messageId) {
        return mails.stream().filter(mail -> mail.messageId().equals(messageId)).count();
    }

    @Override
    public void close() {
        kill();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                open.add(connection);
                Thread.startVirtualThread(() -> {
                    try (connection) {
                        talk(connection);
                    } catch (IOException e) {
                        // The other side is gone, or this one was killed.
                    } finally {
                        open.remove(connection);
                    }
                });
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket connection) throws IOException {
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        var out = new BufferedWriter(new OutputStreamWriter(connection.getOutputStream(), StandardCharsets.UTF_8));
        say(out, "220 sink");
        var from = "";
        List<String> to = new ArrayList<>();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var verb = line.toUpperCase(java.util.Locale.ROOT);
            if (verb.startsWith("EHLO")) {
                say(out, "250-sink\r\n250 AUTH PLAIN LOGIN");
            } else if (verb.startsWith("AUTH")) {
                say(out, mood == Mood.REFUSES_LOGIN ? "535 5.7.8 user or password unknown" : "235 welcome");
            } else if (verb.startsWith("MAIL")) {
                from = path(line);
                to = new ArrayList<>();
                say(out, "250 ok");
            } else if (verb.startsWith("RCPT")) {
                if (mood == Mood.REFUSES_READERS) {
                    say(out, "550 5.1.1 nobody of that name");
                } else {
                    to.add(path(line));
                    say(out, "250 ok");
                }
            } else if (verb.startsWith("DATA")) {
                if (mood == Mood.DIES_BEFORE_THE_TEXT) {
                    return;
                }
                say(out, "354 go on");
                var text = text(in);
                if (text == null || !answer(out, new Mail(from, to, text))) {
                    return;
                }
            } else if (verb.startsWith("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    /** Whether the conversation goes on. */
    private boolean answer(BufferedWriter out, Mail mail) throws IOException {
        switch (mood) {
            case PUTS_OFF -> say(out, "451 4.7.1 come back later");
            case REFUSES -> say(out, "554 5.7.1 not this one");
            case DIES_WITHOUT_TAKING -> {
                return false;
            }
            case DIES_AFTER_TAKING -> {
                mails.add(mail);
                return false;
            }
            default -> {
                mails.add(mail);
                say(out, "250 taken");
            }
        }
        return true;
    }

    /** Null where the connection ended before the dot. */
    private static String text(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                return text.toString();
            }
            text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return null;
    }

    private static String path(String line) {
        var found = PATH.matcher(line);
        return found.find() ? found.group(1) : "";
    }

    private static void say(BufferedWriter out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }
}
