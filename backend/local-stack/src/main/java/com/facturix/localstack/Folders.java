package com.facturix.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Making and removing whole folders without leaving half of one behind. */
final class Folders {

    /** File locks belong to the whole JVM, so threads of one JVM need a lock of their own. */
    private static final ReentrantLock WITHIN_THIS_JVM = new ReentrantLock();

    private Folders() {}

    /** Work that fills a folder. */
    interface Filling {
        void into(Path folder) throws IOException;
    }

    /** Fills a folder under another name and then renames it: a folder that exists is whole. */
    static void make(Path folder, Filling filling) {
        Path aside = folder.resolveSibling(folder.getFileName() + ".new");
        try {
            delete(aside);
            Files.createDirectories(aside);
            filling.into(aside);
            Files.move(aside, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot fill " + folder, e);
        }
    }

    /** Runs the work while no other process runs work under the same lock file. */
    static void exclusively(Path lockFile, Runnable work) {
        WITHIN_THIS_JVM.lock();
        try {
            Files.createDirectories(lockFile.getParent());
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                work.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            WITHIN_THIS_JVM.unlock();
        }
    }

    /** Removes a folder and what is in it; follows no links out of it. */
    static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + folder, e);
        }
    }
}
