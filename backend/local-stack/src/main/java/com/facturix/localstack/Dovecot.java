package com.facturix.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A second IMAP server for tests and benchmarks, with all that the one of the stack lacks: Debian's Dovecot, on a port
 * and in a folder of its own. Any address has a mailbox there, named by what stands before the @.
 */
public final class Dovecot implements AutoCloseable {

    public static final String PASSWORD = "secret";

    private static final Pattern UID_LIST_HEAD = Pattern.compile("3 V(\\d+) N\\d+ G([0-9a-f]+)");
    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final long STOP_LIMIT_SECONDS = 10;

    private final Path folder;
    private final Process process;

    private Dovecot(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Why there is none on this machine; empty where it can be started. */
    public static Optional<String> missing() {
        if (!Files.isExecutable(PROGRAM)) {
            return Optional.of("Dovecot is not installed here (Debian: apt-get install dovecot-imapd)");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("Dovecot gives its processes other users, which only root may");
        }
        return run(PROGRAM.toString(), "--version").startsWith("2.3.")
                ? Optional.empty()
                : Optional.of("The settings here are for Dovecot 2.3, which is not what is installed");
    }

    public static Dovecot start(int port) {
        try {
            Path folder = Files.createTempDirectory("dovecot");
            Files.createDirectories(folder.resolve("mail"));
            Files.writeString(folder.resolve("dovecot.conf"), """
                    protocols = imap
                    listen = 127.0.0.1
                    base_dir = %1$s/run
                    log_path = %1$s/log
                    ssl = no
                    disable_plaintext_auth = no
                    auth_mechanisms = plain login
                    mail_location = maildir:%1$s/mail/%%n
                    first_valid_uid = 1
                    namespace inbox {
                      inbox = yes
                      separator = /
                      mailbox Gesendet {
                        special_use = \\Sent
                        auto = create
                      }
                    }
                    passdb {
                      driver = static
                      args = password=%2$s
                    }
                    userdb {
                      driver = static
                      args = uid=nobody gid=nogroup home=%1$s/mail/%%n
                    }
                    service imap-login {
                      inet_listener imap {
                        port = %3$d
                      }
                      inet_listener imaps {
                        port = 0
                      }
                    }
                    service stats {
                      unix_listener stats-writer {
                        mode = 0666
                      }
                    }
                    """.formatted(folder, PASSWORD, port));
            own(folder.resolve("mail"));
            run("chmod", "755", folder.toString());
            Path settings = folder.resolve("dovecot.conf");
            Process process = new ProcessBuilder(PROGRAM.toString(), "-F", "-c", settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out").toFile())
                    .start();
            Dovecot server = new Dovecot(folder, process);
            if (!Await.until(START_LIMIT, () -> answers(port))) {
                server.close();
                throw new StackException("Dovecot does not answer at port " + port);
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lays messages into an inbox, as if they had come long ago. */
    public void lay(String user, Stream<byte[]> messages) {
        Path box = folder.resolve("mail").resolve(user);
        try {
            for (String part : List.of("cur", "new", "tmp")) {
                Files.createDirectories(box.resolve(part));
            }
            int number = 0;
            for (byte[] message : (Iterable<byte[]>) messages::iterator) {
                String name = "%d.%06d.stack:2,".formatted(1_700_000_000 + number, number);
                Files.write(box.resolve("cur").resolve(name), message);
                number++;
            }
            own(box);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers a mailbox's mails anew, as a server does that is set up anew from its files. */
    public void forgetUids(String user) {
        Path mailbox = folder.resolve("mail").resolve(user);
        Path uids = mailbox.resolve("dovecot-uidlist");
        try (Stream<Path> files = Files.list(mailbox)) {
            // Made from nothing within the same second, the list would get the same validity again.
            Matcher head = UID_LIST_HEAD.matcher(Files.readString(uids));
            if (!head.lookingAt()) {
                throw new StackException("Dovecot's list of uids begins otherwise than expected");
            }
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("dovecot"))
                    .toList()) {
                Files.deleteIfExists(file);
            }
            Files.writeString(uids, "3 V%d N1 G%s%n".formatted(Long.parseLong(head.group(1)) + 1, head.group(2)));
            own(uids);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(STOP_LIMIT_SECONDS, TimeUnit.SECONDS).join();
        run("rm", "-rf", folder.toString());
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static void own(Path path) {
        run("chown", "-R", "nobody:nogroup", path.toString());
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
