package com.facturix.localstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once from the jar that carries them for this machine's kind. */
record PostgresBinaries(Path folder) {

    private static final int OWNER_MAY_EXECUTE = 0100;

    static PostgresBinaries unpacked(Path cache, Versions versions) {
        Path folder = cache.resolve("postgres-" + versions.postgres());
        Folders.exclusively(cache.resolve("postgres.lock"), () -> {
            if (!Files.exists(folder)) {
                Folders.make(folder, PostgresBinaries::unpack);
            }
        });
        return new PostgresBinaries(folder);
    }

    /** A command line that runs one of the programs; as root it runs in a user namespace where it is not root. */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (User.isRoot()) {
            User.requireNamespaces();
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    /** Runs a program to its end; its output is the reason when it fails. */
    void run(String program, List<String> arguments) {
        try {
            // Discarding the input and collecting the output in a file: a server left behind by pg_ctl would keep
            // a pipe open for ever.
            Path output = Files.createTempFile("facturix-" + program, ".log");
            try {
                Process process = new ProcessBuilder(command(program, arguments))
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(2, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new StackException("PostgreSQL's " + program + " did not end within two minutes.");
                }
                if (process.exitValue() != 0) {
                    throw new StackException("PostgreSQL's " + program + " failed:\n" + ChildProcess.tail(output));
                }
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new StackException("PostgreSQL's " + program + " could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while PostgreSQL's " + program + " ran.", e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream packed = archive();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive of PostgreSQL leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0
                            && !target.toFile().setExecutable(true, false)) {
                        throw new IOException("Cannot make " + target + " executable");
                    }
                }
            }
        }
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch");
        String architecture = machine.equals("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-" + system + "-" + architecture + ".txz";
        InputStream in = PostgresBinaries.class.getResourceAsStream(name);
        if (in == null) {
            throw new StackException("There is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                    + machine + ": use docker compose instead (docs/running.md).");
        }
        return in;
    }
}
