package com.facturix.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Fills a migrated database with deals of a firm of 20 people, 200 accounts and 400 campaigns. */
final class Seed {
    private static final List<String> STATEMENTS = List.of("""
            insert into app_user (id, name, email, role, role_changed_at, active, locale, version, created_at, updated_at)
            select uuidv7(), 'Bench Person ' || i, 'bench' || i || '@example.test', 'bd', now(), true, 'en', 0, now(), now()
            from generate_series(1, 20) i
            """, """
            insert into account (id, name, country, version, created_at, updated_at)
            select uuidv7(), 'Bench Account ' || i, 'FR', 0, now(), now() from generate_series(1, 200) i
            """, """
            insert into campaign (id, account_id, name, status, version, created_at, updated_at)
            select uuidv7(), id, name || ' campaign ' || i, 'active', 0, now(), now() from account, generate_series(1, 2) i
            """, """
            create temporary table person as select id, row_number() over (order by id) - 1 as n from app_user where email like 'bench%'
            """, """
            create temporary table work as
            select id, account_id, row_number() over (order by id) - 1 as n from campaign
            """);

    /** Nine in ten are open; values, dates and owners are spread evenly and the same way in every run. */
    private static final String DEALS = """
            insert into deal (id, account_id, campaign_id, owner_id, name, value, stage, probability, probability_overridden,
                rank, close_date, opened_on, closed_at, lost_reason, stage_since, last_touch_at, next_step_at, version,
                created_at, updated_at)
            select uuidv7(), w.account_id, w.id, p.id, 'Bench deal ' || i, (i * 37 %% 90000) + 100, s.key, s.probability, false,
                i, current_date + (i %% 200) - 20, current_date - (i %% 300),
                case when s.kind <> 'open' then now() - make_interval(days => i %% 90) end,
                case when s.kind = 'lost' then 'price' end,
                now() - make_interval(hours => i %% 700), now() - make_interval(hours => i %% 700),
                case when i %% 2 = 0 then now() + make_interval(days => i %% 10) end, 0,
                now() - make_interval(mins => i %% 400000), now() - make_interval(mins => i * 7 %% 400000)
            from generate_series(1, %d) i
            join work w on w.n = i %% 400
            join person p on p.n = i %% 20
            join stage s on s.key = (array['prospecting','prospecting','prospecting','qualification','qualification',
                'proposal','proposal','negotiation','negotiation','%s'])[1 + i %% 10]
            """;

    /** Spread over campaigns unevenly enough: half have an owner, a third were called, few have tags or own values. */
    private static final String LEADS = """
            insert into lead (id, campaign_id, first_name, last_name, company, job_title, email, phone, phone_e164, country,
                city, source, status_id, owner_id, score, attempts, last_contact_at, next_action_at, tags, custom, version,
                created_at, updated_at)
            select uuidv7(), w.id, 'First ' || i %% 3000, 'Last ' || (i::bigint * 7919) %% %1$d, 'Company ' || (i * 31) %% 60000,
                'Buyer', 'lead' || i || '@example.test', '01 99 00 ' || i %% 10000,
                '+331990' || lpad((i %% 100000)::text, 5, '0'),
                (array['FR','BE','DE','GB','US','ES','IT'])[1 + i %% 7], 'City ' || i %% 500, 'Source ' || i %% 30, s.id,
                case when i %% 2 = 0 then p.id end, i * 13 %% 101, i %% 6,
                case when i %% 3 = 0 then now() - make_interval(mins => i %% 100000) end,
                case when i %% 4 = 0 then now() + make_interval(mins => i %% 50000) end,
                case when i %% 20 = 0 then array['tag ' || i %% 40] else '{}' end,
                case when i %% 10 = 0 then jsonb_build_object('size', i %% 100) else '{}' end, 0,
                now() - make_interval(mins => i %% 400000), now() - make_interval(mins => i * 7 %% 400000)
            from generate_series(1, %1$d) i
            join work w on w.n = i %% 400
            join person p on p.n = i %% 20
            join lead_status s on s.campaign_id is null
                and s.key = (array['new','new','new','contacted','contacted','qualified','nurture','lost'])[1 + i %% 8]
            """;

    private Seed() {}

    static void leads(Connection connection, int leads) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "create temporary table person as select id, row_number() over (order by id) - 1 as n from app_user where email like 'bench%'");
            statement.execute(
                    "create temporary table work as select id, account_id, row_number() over (order by id) - 1 as n from campaign");
            statement.execute(LEADS.formatted(leads));
            statement.execute("vacuum analyze lead");
            statement.execute("analyze");
        }
    }

    static void deals(Connection connection, int deals) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : STATEMENTS) {
                statement.execute(sql);
            }
            statement.execute(DEALS.formatted(deals, "closed_won"));
            statement.execute("vacuum analyze deal");
            statement.execute("analyze");
        }
    }
}
