package com.facturix.localstack;

import java.nio.file.Path;

/** Another process that wants the lock. */
final class LockTaker {

    private LockTaker() {}

    public static void main(String[] arguments) {
        try (StackLock lock = StackLock.take(Path.of(arguments[0]), "http://localhost:1")) {
            System.out.println("has it: " + lock);
        } catch (StackException e) {
            System.out.println(e.getMessage());
        }
    }
}
