package com.facturix.crm.imports;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Writes rows into {@code import_row} by COPY, in its binary format (PostgreSQL's manual, COPY, "Binary Format"), in
 * which no character needs escaping.
 */
final class StagingCopy implements AutoCloseable {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int TEXT_OID = 25;
    private static final int BUFFER = 64 * 1024;

    private final DataOutputStream out;
    private final UUID importId;

    StagingCopy(Connection connection, UUID importId) throws SQLException, IOException {
        var copy = new PGCopyOutputStream(
                connection.unwrap(PGConnection.class),
                "copy import_row (import_id, row_no, cells) from stdin (format binary)");
        this.out = new DataOutputStream(new BufferedOutputStream(copy, BUFFER));
        this.importId = importId;
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
    }

    void write(int rowNo, List<String> cells) throws IOException {
        out.writeShort(3);
        out.writeInt(16);
        out.writeLong(importId.getMostSignificantBits());
        out.writeLong(importId.getLeastSignificantBits());
        out.writeInt(4);
        out.writeInt(rowNo);
        var bytes = cells.stream()
                .map(cell -> cell.getBytes(StandardCharsets.UTF_8))
                .toList();
        var length = 20;
        for (var cell : bytes) {
            length += 4 + cell.length;
        }
        out.writeInt(length);
        out.writeInt(1);
        out.writeInt(0);
        out.writeInt(TEXT_OID);
        out.writeInt(bytes.size());
        out.writeInt(1);
        for (var cell : bytes) {
            out.writeInt(cell.length);
            out.write(cell);
        }
    }

    /** Ends the COPY; without it, what was written is rolled back with the transaction. */
    void complete() throws IOException {
        out.writeShort(-1);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
