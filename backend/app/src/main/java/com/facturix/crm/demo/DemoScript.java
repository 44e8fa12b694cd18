package com.facturix.crm.demo;

import com.facturix.crm.platform.persistence.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements of one of the files in {@code demo}. */
final class DemoScript {
    private DemoScript() {}

    /** Runs in the caller's transaction. */
    static void run(Sql sql, String name) {
        var statements = text(name);
        sql.withHandle(handle -> {
            handle.createScript(statements).executeAsSeparateStatements();
            return null;
        });
    }

    private static String text(String name) {
        try (var file = DemoScript.class.getResourceAsStream("/demo/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo data is not in the application", e);
        }
    }
}
