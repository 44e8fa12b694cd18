package com.facturix.crm.platform.persistence;

import com.facturix.crm.platform.api.Label;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row a query stands on, read by column name into the types this code speaks. */
public final class Row {
    /** Makes a record of a row. */
    @FunctionalInterface
    public interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public @Nullable String text(String column) throws SQLException {
        return rows.getString(column);
    }

    public byte[] bytes(String column) throws SQLException {
        return rows.getBytes(column);
    }

    /** A {@code text[]}. */
    public List<String> texts(String column) throws SQLException {
        return List.of((String[]) rows.getArray(column).getArray());
    }

    public UUID uuid(String column) throws SQLException {
        return rows.getObject(column, UUID.class);
    }

    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    public int integer(String column) throws SQLException {
        return rows.getInt(column);
    }

    public @Nullable Integer integerOrNull(String column) throws SQLException {
        var value = rows.getInt(column);
        return rows.wasNull() ? null : value;
    }

    public boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    public @Nullable BigDecimal decimal(String column) throws SQLException {
        return rows.getBigDecimal(column);
    }

    public @Nullable Double real(String column) throws SQLException {
        var value = rows.getDouble(column);
        return rows.wasNull() ? null : value;
    }

    public @Nullable LocalDate date(String column) throws SQLException {
        return rows.getObject(column, LocalDate.class);
    }

    public @Nullable Instant instant(String column) throws SQLException {
        var value = rows.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** {@code <prefix>_id} and {@code <prefix>_name}; null where the id is. */
    public @Nullable Ref ref(String prefix) throws SQLException {
        var id = uuid(prefix + "_id");
        return id == null ? null : new Ref(id, rows.getString(prefix + "_name"));
    }

    /** {@code <prefix>_id} and {@code <prefix>_name} of a person; null where the id is. */
    public @Nullable UserRef userRef(String prefix) throws SQLException {
        var id = uuid(prefix + "_id");
        return id == null ? null : new UserRef(id, rows.getString(prefix + "_name"));
    }

    /** {@code label_en} and {@code label_fr}. */
    public Label label() throws SQLException {
        return new Label(rows.getString("label_en"), rows.getString("label_fr"));
    }
}
