package com.facturix.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL, and what the roles in it may and may not do. */
class DatabasesTest {

    @TempDir
    static Path folder;

    private static Secrets secrets;
    private static PostgresBinaries binaries;
    private static PostgresServer server;
    private static PostgresServer.Settings settings;
    private static Databases databases;
    private static String url;

    @BeforeAll
    static void start() {
        secrets = Secrets.loadOrCreate(folder.resolve("secrets.properties"));
        binaries = PostgresBinaries.unpacked(StackConfig.findRoot().resolve(".local"), Versions.ofThisBuild());
        settings = new PostgresServer.Settings(
                folder.resolve("pg"),
                Ports.free().postgres(),
                false,
                secrets.postgresAdmin(),
                folder.resolve("postgres.log"),
                folder.resolve("run/postgres.pid"));
        server = PostgresServer.start(binaries, settings);
        databases = new Databases(settings.port(), secrets.postgresAdmin());
        databases.prepareRoles(secrets);
        url = databases.create("facturix");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(url, Databases.OWNER, secrets.databaseOwner());
    }

    private static Connection app() throws SQLException {
        return DriverManager.getConnection(url, Databases.APP, secrets.databaseApp());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void itIsPostgresEighteenWithEveryExtensionInPlace() throws SQLException {
        assertThat(ask(app(), "show server_version")).startsWith("18");
        assertThat(
                        ask(
                                app(),
                                "select string_agg(extname, ' ' order by extname) from pg_extension where extname <> 'plpgsql'"))
                .isEqualTo("btree_gist citext pg_stat_statements pg_trgm unaccent");
    }

    @Test
    void neitherRoleIsASuperuserOrMayMakeRolesOrDatabases() throws SQLException {
        for (String role : new String[] {Databases.OWNER, Databases.APP}) {
            assertThat(ask(
                            app(),
                            "select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls"
                                    + " from pg_roles where rolname = '" + role + "'"))
                    .isEqualTo("f");
        }
    }

    @Test
    void theOwnerMigratesAndTheAppGetsOnlyWhatItIsGranted() throws SQLException {
        run(owner(), "create table granted (id int); grant select on granted to facturix_app");
        run(owner(), "create table secret (id int)");
        assertThat(ask(app(), "select count(*) from granted")).isEqualTo("0");
        assertThatThrownBy(() -> run(app(), "insert into granted values (1)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(app(), "select * from secret")).hasMessageContaining("permission denied");
    }

    @Test
    void theAppCannotChangeTheSchema() {
        assertThatThrownBy(() -> run(app(), "create table mine (id int)")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(app(), "create temp table mine (id int)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(app(), "create schema mine")).hasMessageContaining("permission denied");
    }

    @Test
    void aWrongPasswordIsRefusedEvenOnThisMachine() {
        assertThatThrownBy(() -> DriverManager.getConnection(url, Databases.APP, "wrong"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(url, PostgresServer.ADMIN, ""))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void theAppCannotReachTheOtherDatabases() {
        databases.createIfMissing(Databases.KEYCLOAK, Databases.KEYCLOAK);
        assertThatThrownBy(() -> DriverManager.getConnection(
                        databases.url(Databases.KEYCLOAK), Databases.APP, secrets.databaseApp()))
                .hasMessageContaining("permission denied");
    }

    @Test
    void aFreshDatabaseCanBeMadeAgainAndDropped() throws SQLException {
        String fresh = databases.create("fresh_1");
        assertThat(databases.create("fresh_1")).isEqualTo(fresh);
        run(DriverManager.getConnection(fresh, Databases.OWNER, secrets.databaseOwner()), "create table t (id int)");
        databases.drop("fresh_1");
        assertThatThrownBy(() -> DriverManager.getConnection(fresh, Databases.OWNER, secrets.databaseOwner()))
                .hasMessageContaining("does not exist");
    }

    @Test
    void aNameThatIsNoPlainNameIsRefused() {
        assertThatThrownBy(() -> databases.create("x; drop database facturix"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void dataOutlivesAServerThatWasKilledAndLeftItsPidFile(@TempDir Path other) throws Exception {
        PostgresServer.Settings own = new PostgresServer.Settings(
                other.resolve("pg"),
                Ports.free().postgres(),
                true,
                secrets.postgresAdmin(),
                other.resolve("postgres.log"),
                other.resolve("run/postgres.pid"));
        PostgresServer first = PostgresServer.start(binaries, own);
        Databases theirs = new Databases(own.port(), secrets.postgresAdmin());
        run(theirs.connect("postgres"), "create table kept as select 42 as answer");
        first.process().kill();
        PostgresServer second = PostgresServer.start(binaries, own);
        try {
            assertThat(ask(theirs.connect("postgres"), "select answer from kept"))
                    .isEqualTo("42");
            assertThat(ask(theirs.connect("postgres"), "show fsync")).isEqualTo("on");
        } finally {
            second.close();
        }
    }
}
