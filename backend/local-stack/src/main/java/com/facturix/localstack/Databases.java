package com.facturix.localstack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Makes databases with the rights that the server set-up gives: one owner for the schema, one role for the app. */
public final class Databases {

    public static final String OWNER = "facturix_owner";
    public static final String APP = "facturix_app";
    static final String KEYCLOAK = "keycloak";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]+");

    private final int port;
    private final String adminPassword;

    Databases(int port, String adminPassword) {
        this.port = port;
        this.adminPassword = adminPassword;
    }

    /** A fresh database with the rights of the product and nothing in it; gives its JDBC address. */
    public String create(String name) {
        createIfMissing(name, OWNER);
        grantRights(name);
        return url(name);
    }

    /** Removes a database, whoever is still connected to it. */
    public void drop(String name) {
        execute("postgres", "drop database if exists " + checked(NAME, name) + " with (force)");
    }

    public String url(String name) {
        return "jdbc:postgresql://localhost:" + port + "/" + checked(NAME, name);
    }

    /** The two roles of the app and Keycloak's; their passwords follow the secrets file. */
    void prepareRoles(Secrets secrets) {
        prepareRoles(secrets.databaseOwner(), secrets.databaseApp());
        role(KEYCLOAK, secrets.databaseKeycloak());
    }

    /** The two roles of the app. */
    void prepareRoles(String ownerPassword, String appPassword) {
        role(OWNER, ownerPassword);
        role(APP, appPassword);
    }

    void createIfMissing(String name, String owner) {
        String existing = "select 1 from pg_database where datname = '" + checked(NAME, name) + "'";
        if (!exists(existing)) {
            execute("postgres", "create database " + name + " owner " + owner + " template template0");
            execute("postgres", "revoke all on database " + name + " from public");
        }
    }

    /** Can be repeated: a first start that was killed half-way is made whole by the next. */
    void grantRights(String name) {
        execute("postgres", "grant connect on database " + checked(NAME, name) + " to " + APP);
        execute(name, Versions.text("/deploy/postgres/database.sql"));
    }

    private void role(String name, String password) {
        if (!exists("select 1 from pg_roles where rolname = '" + name + "'")) {
            execute("postgres", "create role " + name + " login");
        }
        execute("postgres", "alter role " + name + " password '" + checked(PASSWORD, password) + "'");
    }

    private boolean exists(String query) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the superuser, for what no role of the product may do. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), PostgresServer.ADMIN, adminPassword);
    }

    /** Names and passwords of this program only; anything else has no business in these statements. */
    private static String checked(Pattern pattern, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a plain name: " + value);
        }
        return value;
    }
}
