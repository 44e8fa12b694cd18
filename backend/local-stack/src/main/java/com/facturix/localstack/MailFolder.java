package com.facturix.localstack;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mails as plain .eml files in one folder, one for each recipient, named so that their order is that of arrival. */
final class MailFolder {

    private static final Pattern ID = Pattern.compile("[0-9]{13}-[0-9]{6}");
    private static final String SUFFIX = ".eml";
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Path folder;
    private final AtomicLong counter = new AtomicLong();

    MailFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A kept mail: its id, the address it was delivered to, and when. */
    record Kept(String id, String recipient, long arrivedMillis, MimeMessage message) {}

    void keep(MimeMessage message, String recipient) {
        String id = "%013d-%06d".formatted(System.currentTimeMillis(), counter.incrementAndGet() % 1_000_000);
        Path aside = folder.resolve(id + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(aside)) {
                out.write(("Delivered-To: " + recipient.replaceAll("[\\r\\n]", "") + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
                message.writeTo(out);
            }
            Files.move(aside, folder.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("Cannot keep a mail in " + folder, e);
        }
    }

    /** The newest mails first. */
    List<Kept> newest(int limit) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(id -> ID.matcher(id).matches())
                    .sorted(Comparator.reverseOrder())
                    .limit(limit)
                    .map(this::find)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Kept> find(String id) {
        Path file = folder.resolve(id + SUFFIX);
        if (!ID.matcher(id).matches() || !Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(SESSION, in);
            String recipient =
                    Optional.ofNullable(message.getHeader("Delivered-To", null)).orElse("");
            return Optional.of(new Kept(id, recipient, Long.parseLong(id.substring(0, 13)), message));
        } catch (IOException | MessagingException e) {
            return Optional.empty();
        }
    }
}
