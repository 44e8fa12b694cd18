package com.facturix.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that this program starts, finds again, and ends. */
class ProcessesTest {

    private static final String LIVES_LONG = "echo ready; exec sleep 300";

    @TempDir
    Path folder;

    private ChildProcess start(String script) {
        return ChildProcess.start(new ChildProcess.Launch(
                "Something",
                List.of("/bin/sh", "-c", script),
                Map.of(),
                folder.resolve("something.log"),
                folder.resolve("run/something.pid"),
                Duration.ofSeconds(5)));
    }

    private void awaitReady() {
        await().until(() -> ChildProcess.tail(folder.resolve("something.log")).contains("ready"));
    }

    @Test
    void closingEndsTheProcessAndForgetsItsPid() {
        ChildProcess child = start(LIVES_LONG);
        awaitReady();
        child.close();
        assertThat(child.isAlive()).isFalse();
        assertThat(folder.resolve("run/something.pid")).doesNotExist();
        assertThat(child.unexpectedEnd()).isNotDone();
    }

    @Test
    void anInterruptFromTheTerminalDoesNotReachTheServers() throws Exception {
        try (ChildProcess child = start(LIVES_LONG)) {
            awaitReady();
            new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                    .start()
                    .waitFor();
            new ProcessBuilder("kill", "-HUP", Long.toString(child.pid()))
                    .start()
                    .waitFor();
            await().during(Duration.ofMillis(300)).until(child::isAlive);
        }
    }

    @Test
    void aProcessThatDoesNotListenIsKilled() {
        ChildProcess child = ChildProcess.start(new ChildProcess.Launch(
                "Something deaf",
                List.of("/bin/sh", "-c", "trap '' TERM; echo ready; while true; do sleep 1; done"),
                Map.of(),
                folder.resolve("something.log"),
                folder.resolve("run/something.pid"),
                Duration.ofMillis(200)));
        awaitReady();
        child.close();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void anUnexpectedEndIsToldWithTheLastWords() {
        ChildProcess child = start("echo the disk is full; exit 3");
        ChildProcess ended = child.unexpectedEnd()
                .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                .join();
        assertThat(ended.failure())
                .hasMessageContaining("Something ended unexpectedly")
                .hasMessageContaining("the disk is full");
    }

    @Test
    void theLogOfTheRunBeforeIsKept() throws IOException {
        start("echo first").close();
        await().until(() -> Files.exists(folder.resolve("something.log")));
        start("echo second").close();
        assertThat(folder.resolve("something.log.1")).exists();
    }

    @Test
    void aServerLeftBehindIsFoundByItsPidFileAndEnded() {
        ChildProcess child = start(LIVES_LONG);
        awaitReady();
        Leftovers.end(folder, Progress.silent());
        assertThat(child.isAlive()).isFalse();
        assertThat(folder.resolve("run/something.pid")).doesNotExist();
    }

    @Test
    void aPidThatSomebodyElseHasByNowIsLeftAlone() throws IOException {
        ChildProcess child = start(LIVES_LONG);
        awaitReady();
        try (child) {
            Path stale = folder.resolve("run/other.pid");
            Files.writeString(stale, child.pid() + " " + (System.currentTimeMillis() - 3_600_000) + "\n");
            assertThat(new PidFile(stale).running()).isEmpty();
            Files.writeString(stale, child.pid() + "\n");
            assertThat(new PidFile(stale).running()).isEmpty();
            Files.writeString(stale, "nonsense here\n");
            assertThat(new PidFile(stale).running()).isEmpty();
            assertThat(child.isAlive()).isTrue();
        }
    }

    @Test
    void theFolderOfADeadTestStackIsRemovedAndThatOfALivingOneIsNot() throws IOException {
        Path dead = folder.resolve("tests/dead");
        Path living = folder.resolve("tests/living");
        Leftovers.own(living);
        Files.createDirectories(dead.resolve("run"));
        Files.writeString(dead.resolve("run/owner.pid"), "999999999 1\n");
        Leftovers.removeDeadTestStacks(folder.resolve("tests"), Progress.silent());
        assertThat(dead).doesNotExist();
        assertThat(living).exists();
    }

    @Test
    void aSecondStackOnTheSameDataIsToldWhoHasIt() throws Exception {
        Path data = folder.resolve("data");
        // The lock is the system's, per process: another process must be the one that is refused.
        try (StackLock held = StackLock.take(data, "http://localhost:8080")) {
            assertThat(held).isNotNull();
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LockTaker.class.getName(),
                            data.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(other.getInputStream().readAllBytes());
            assertThat(said).contains("process " + ProcessHandle.current().pid(), "http://localhost:8080");
        }
    }

    @Test
    void aFolderThatWasFilledHalfwayIsNeverThere() {
        Path target = folder.resolve("whole");
        assertThatThrownBy(() -> Folders.make(target, half -> {
                    Files.writeString(half.resolve("one"), "1");
                    throw new IOException("no space");
                }))
                .hasMessageContaining("whole");
        assertThat(target).doesNotExist();
        Folders.make(target, whole -> Files.writeString(whole.resolve("one"), "1"));
        assertThat(target.resolve("one")).exists();
    }
}
