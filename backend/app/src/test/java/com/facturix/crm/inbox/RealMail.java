package com.facturix.crm.inbox;

import com.facturix.crm.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Messages as they come, beside the repository where they were given. */
final class RealMail {
    private RealMail() {}

    static List<Path> messages(String folder) throws IOException {
        try (var files = Files.walk(SharedData.file(folder))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }
}
