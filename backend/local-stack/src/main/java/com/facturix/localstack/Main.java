package com.facturix.localstack;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The command line: {@code run} starts the stack and the app on the fixed ports; {@code services} the stack alone;
 * {@code test} a temporary stack on free ports, and {@code app} the app beside it. Each stays until it is told to stop
 * (SIGINT, SIGTERM), all but the first also until the program that started them is gone. The others end at once.
 */
public final class Main {

    private static final Progress PROGRESS = Progress.console();

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile LocalStack stack;
    private volatile boolean stopRequested;

    private Main() {}

    public static void main(String[] arguments) {
        String mode = arguments.length == 0 ? "" : arguments[0];
        Main main = new Main();
        try {
            switch (mode) {
                case "run" -> main.run(true);
                case "services" -> main.run(false);
                case "test" -> main.test();
                case "app" -> main.app();
                case "prepare" -> main.prepare();
                case "check" -> main.check();
                case "clean" -> main.clean();
                default ->
                    throw new StackException("Say what to do: run, services, test, app, prepare, check or clean.");
            }
        } catch (StackException e) {
            main.fail(e.getMessage());
        } catch (UncheckedIOException e) {
            main.fail(e.getMessage() + ": " + e.getCause());
        }
    }

    private void run(boolean withApp) {
        Map<String, String> environment = System.getenv();
        StackConfig config = StackConfig.forRun(StackConfig.findRoot(), environment);
        User.requireWritable(config.data());
        try (StackLock lock = StackLock.take(config.data(), config.baseUrl())) {
            Leftovers.end(config.data(), PROGRESS);
            config.ports().conflict(withApp).ifPresent(reason -> {
                throw new StackException(reason);
            });
            stopOnSignal();
            stack = LocalStack.stopped(config, PROGRESS);
            stack.begin();
            if (withApp) {
                Map<String, String> settings = new HashMap<>();
                settings.put("FACTURIX_DEMO", environment.getOrDefault("FACTURIX_DEMO", "true"));
                PROGRESS.step(
                        "Starting the app on port " + config.ports().app(),
                        () -> stack.startApp(config.ports().app(), settings));
                PROGRESS.say(Welcome.running(config, stack.endpoints()));
            } else {
                endWithStarter();
                PROGRESS.say(Welcome.services(config, stack.endpoints()));
            }
            waitForTheEnd();
        }
    }

    private void test() {
        Path root = StackConfig.findRoot();
        StackConfig config = StackConfig.forTests(root);
        User.requireWritable(config.cache());
        stopOnSignal();
        endWithStarter();
        stack = LocalStack.stopped(config, PROGRESS);
        stack.begin();
        // Whoever started this program waits for the file, so it appears when everything is there.
        stack.endpoints()
                .write(Path.of(System.getenv()
                        .getOrDefault(
                                LocalStack.SHARED_STACK_VARIABLE,
                                root.resolve(".local/test/stack.env").toString())));
        PROGRESS.say("The test stack is ready.");
        waitForTheEnd();
    }

    /** The packaged app beside a test stack that runs already, on the port that the stack keeps free for it. */
    private void app() {
        stopOnSignal();
        endWithStarter();
        stack = LocalStack.shared();
        int port = URI.create(stack.endpoints().baseUrl()).getPort();
        PROGRESS.step("Starting the app on port " + port, () -> stack.startApp(port, Map.of()));
        PROGRESS.say("The app is ready at " + stack.endpoints().baseUrl());
        waitForTheEnd();
    }

    /** What takes its time at the first start and needs no app: done while the app is still being built. */
    private void prepare() {
        StackConfig config = StackConfig.forRun(StackConfig.findRoot(), System.getenv());
        stopOnSignal();
        endWithStarter();
        stack = LocalStack.stopped(config, PROGRESS);
        stack.prepare();
        stack = null;
    }

    /** Before a build that may take minutes: is there anything that would keep the stack from starting after it? */
    private void check() {
        StackConfig config = StackConfig.forRun(StackConfig.findRoot(), System.getenv());
        User.requireWritable(config.data());
        try (StackLock lock = StackLock.take(config.data(), config.baseUrl())) {
            Leftovers.end(config.data(), PROGRESS);
            config.ports().conflict(true).ifPresent(reason -> {
                throw new StackException(reason);
            });
        }
    }

    /** Forgets the data; what was unpacked once stays, it holds none. */
    private void clean() {
        StackConfig config = StackConfig.forRun(StackConfig.findRoot(), System.getenv());
        User.requireWritable(config.data());
        try (StackLock lock = StackLock.take(config.data(), config.baseUrl())) {
            Leftovers.end(config.data(), PROGRESS);
            for (String part : List.of("pg", "keycloak", "mail", "run", "logs", "secrets.properties")) {
                Folders.delete(config.data().resolve(part));
            }
            PROGRESS.say("The local data is gone; the next make run starts afresh.");
        }
    }

    private void waitForTheEnd() {
        stack.failure().thenAccept(reason -> {
            if (!stopRequested) {
                fail(reason.getMessage());
            }
        });
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A signal stops the servers in order, and counts as success: to be stopped is how this program ends. */
    private void stopOnSignal() {
        Thread starter = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean asked = !stopRequested;
            stopRequested = true;
            LocalStack started = stack;
            if (started != null) {
                PROGRESS.say(asked ? "\nStopping …" : "Stopping …");
                started.close();
                stopped.countDown();
                letEnd(starter);
                PROGRESS.say("Everything has stopped.");
            }
            if (asked) {
                Runtime.getRuntime().halt(0);
            }
        }));
    }

    /** What was just being started when the signal came is stopped by the thread that started it. */
    private static void letEnd(Thread starter) {
        try {
            starter.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endWithStarter() {
        ProcessHandle.current().parent().ifPresent(starter -> starter.onExit().thenRun(() -> exit(0)));
    }

    /** One line, and everything stops; nothing more to say when the stop is what made it fail. */
    private void fail(String reason) {
        if (!stopRequested) {
            System.err.println(reason);
        }
        stopRequested = true;
        exit(1);
    }

    /** On a thread of its own: exit waits for the servers to stop, and they must not wait for its caller. */
    private static void exit(int code) {
        new Thread(() -> System.exit(code)).start();
    }
}
