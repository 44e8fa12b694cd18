package com.facturix.crm.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data that lies beside the repository where it was given; tests that need it skip where it is not. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder of {@code shared/data}, looked for from the working directory upwards. */
    public static Path file(String path) {
        for (var here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            var file = here.resolve("shared/data").resolve(path);
            if (Files.exists(file)) {
                return file;
            }
        }
        assumeTrue(false, "shared/data/" + path + " is not here: skipped");
        throw new IllegalStateException();
    }
}
