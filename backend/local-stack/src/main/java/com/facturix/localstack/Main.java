package com.facturix.localstack;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * The command line: {@code run} starts the stack and the app on the fixed ports; {@code services} the stack alone;
 * {@code test} a temporary stack on free ports, with {@code --app} for the app too. Each stays until it is told to stop
 * (SIGINT, SIGTERM), the last two also until the program that started them is gone.
 */
public final class Main {

    private static final Progress PROGRESS = Progress.console();

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile LocalStack stack;
    private volatile boolean stopRequested;

    private Main() {}

    public static void main(String[] arguments) {
        String mode = arguments.length == 0 ? "" : arguments[0];
        boolean withApp = Arrays.asList(arguments).contains("--app");
        Main main = new Main();
        try {
            switch (mode) {
                case "run" -> main.run(true);
                case "services" -> main.run(false);
                case "test" -> main.test(withApp);
                case "prepare" -> main.prepare();
                default -> throw new StackException("Say what to start: run, services, test [--app], or prepare.");
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

    private void test(boolean withApp) {
        Path root = StackConfig.findRoot();
        StackConfig config = StackConfig.forTests(root);
        User.requireWritable(config.cache());
        stopOnSignal();
        endWithStarter();
        stack = LocalStack.stopped(config, PROGRESS);
        stack.begin();
        if (withApp) {
            PROGRESS.step(
                    "Starting the app on port " + config.ports().app(),
                    () -> stack.startApp(config.ports().app(), Map.of()));
        }
        // Whoever started this program waits for the file, so it appears when everything is there.
        stack.endpoints()
                .write(Path.of(System.getenv()
                        .getOrDefault(
                                LocalStack.SHARED_STACK_VARIABLE,
                                root.resolve(".local/test/stack.env").toString())));
        PROGRESS.say("The test stack is ready.");
        waitForTheEnd();
    }

    /** What takes long and needs doing once, so that it can happen while something else is being built. */
    private void prepare() {
        StackConfig config = StackConfig.forRun(StackConfig.findRoot(), System.getenv());
        User.requireWritable(config.data());
        Versions versions = Versions.ofThisBuild();
        PostgresBinaries.unpacked(config.cache(), versions);
        KeycloakDistribution.ready(config.cache(), config.logs(), versions, PROGRESS);
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
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean asked = !stopRequested;
            stopRequested = true;
            LocalStack started = stack;
            if (started != null) {
                PROGRESS.say(asked ? "\nStopping …" : "Stopping …");
                started.close();
                PROGRESS.say("Everything has stopped.");
            }
            stopped.countDown();
            if (asked) {
                Runtime.getRuntime().halt(0);
            }
        }));
    }

    private void endWithStarter() {
        ProcessHandle.current().parent().ifPresent(starter -> starter.onExit()
                .thenRun(() -> CompletableFuture.runAsync(() -> System.exit(0))));
    }

    /** One line, and everything stops; nothing more to say when the stop is what made it fail. */
    private void fail(String reason) {
        if (!stopRequested) {
            System.err.println(reason);
        }
        stopRequested = true;
        System.exit(1);
    }
}
