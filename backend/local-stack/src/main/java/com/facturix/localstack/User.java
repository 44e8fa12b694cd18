package com.facturix.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who runs this program, as far as the servers care. */
final class User {

    private static final boolean ROOT = "0".equals(outputOf("id", "-u"));

    private User() {}

    static boolean isRoot() {
        return ROOT;
    }

    /** PostgreSQL refuses to run as root; inside a user namespace of its own it is nobody in particular. */
    static void requireNamespaces() {
        String inside = outputOf("unshare", "-U", "id", "-u");
        if (inside.isEmpty() || inside.equals("0")) {
            throw new StackException("PostgreSQL refuses to run as root, and this machine offers no user namespaces"
                    + " (unshare -U): run it as an ordinary user.");
        }
    }

    /** One line instead of a stack trace when the data was made by somebody else, root most likely. */
    static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, ".may-write", null);
            Files.delete(probe);
        } catch (IOException e) {
            throw new StackException(
                    "You may not write to " + folder
                            + ", perhaps because root made it: give it to yourself (sudo chown -R \"$USER\" " + folder
                            + ") or remove it.",
                    e);
        }
    }

    private static String outputOf(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? output.strip() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
