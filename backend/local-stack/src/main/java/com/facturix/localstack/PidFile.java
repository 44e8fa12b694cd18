package com.facturix.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers a process that this stack started, so that the next start finds it should this one be killed. A pid alone
 * may have been given to somebody else since; pid and start time together may not.
 */
record PidFile(Path path) {

    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    void write(ProcessHandle process) {
        String started = process.info()
                .startInstant()
                .map(Instant::toEpochMilli)
                .map(Object::toString)
                .orElse("");
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, process.pid() + " " + started + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, if it still runs and is the very one that was written down. */
    Optional<ProcessHandle> running() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            String[] fields = Files.readString(path).strip().split(" ", 2);
            if (fields.length < 2) {
                return Optional.empty();
            }
            Instant started = Instant.ofEpochMilli(Long.parseLong(fields[1]));
            return ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(now -> Duration.between(now, started).abs().compareTo(CLOCK_SLACK) <= 0)
                            .isPresent());
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
