package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Keyset.Statement;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plans of the list of leads among enough rows for the planner to choose as it will among a million. The rows live
 * in a transaction that is rolled back.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeadListPlanTest extends ApiTest {
    private static final Caller MANAGER = new Caller(UUID.randomUUID(), "A manager", Role.MANAGER, false);
    private static final int ROWS = 20_000;
    private static final String SCAN = "Seq Scan on lead ";

    @Inject
    LeadRepository leads;

    private Handle rows;
    private UUID campaign;
    private UUID owner;

    @BeforeEach
    void manyLeads() throws Exception {
        if (rows != null) {
            return;
        }
        campaign = given.campaign().created().id();
        var other = given.campaign().created().id();
        owner = given.bd().id();
        var config = ConfigProvider.getConfig();
        var connection = DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("facturix.db.owner-user", String.class),
                config.getValue("facturix.db.owner-password", String.class));
        rows = Jdbi.create(connection).registerArrayType(UUID.class, "uuid").open();
        rows.registerArrayType(String.class, "text");
        rows.begin();
        rows.createUpdate("""
                insert into lead (id, campaign_id, last_name, company, email, country, source, status_id, owner_id, score,
                    attempts, last_contact_at, next_action_at, do_not_call, tags, custom, version, created_at, updated_at)
                select uuidv7(), case when n % 20 = 0 then :campaign else :other end, 'Plan ' || md5(n::text),
                    'Company ' || md5((n % 5000)::text), 'p' || n || '@plan.example',
                    (array['FR','BE','DE','GB','US'])[1 + n % 5], 'source ' || n % 40,
                    s.id, case when n % 50 = 0 then :owner end, n % 101, n % 9,
                    case when n % 3 = 0 then now() - n % 900 * interval '1 hour' end,
                    case when n % 4 = 0 then now() + n % 900 * interval '1 hour' end, n % 200 = 0,
                    case when n % 100 = 0 then array['rare'] else '{}' end,
                    case when n % 250 = 0 then jsonb_build_object('size', n % 7) else '{}' end, 0,
                    now() - n * interval '1 minute', now() - n * 7 % 90000 * interval '1 minute'
                from generate_series(1, :rows) n, (select id from lead_status where key = 'new' and campaign_id is null) s
                """)
                .bind("campaign", campaign)
                .bind("other", other)
                .bind("owner", owner)
                .bind("rows", ROWS)
                .execute();
        rows.execute("analyze lead");
    }

    @AfterAll
    void none() {
        rows.rollback();
        rows.close();
    }

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void everySortIsReadFromAnIndexInBothDirections(LeadSort sort) {
        assertThat(plan(new LeadFilter(), MANAGER, sort.key())).doesNotContain(SCAN, "Sort");
        assertThat(plan(new LeadFilter(), MANAGER, "-" + sort.key())).doesNotContain(SCAN, "Sort");
    }

    @ParameterizedTest
    @EnumSource(
            value = LeadSort.class,
            names = {"LAST_CONTACT_AT", "NEXT_ACTION_AT"})
    void rowsWithoutTheSortedValueAreReadFromTheSameIndex(LeadSort sort) {
        var filter = new LeadFilter();
        filter.campaignId = List.of(campaign);
        var list = leads.list(filter, MANAGER);
        var where = list.where().and(sort.column() + " is null");
        var statement = new Statement(
                Keyset.all(list.listing(), "l.id", where, " order by " + sort.column() + " desc, l.id desc limit 81"),
                where.values());
        assertThat(explain(statement)).doesNotContain(SCAN, "Sort").contains("lead_campaign_");
    }

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void aCampaignAndAnOwnerAreReadInEveryOrderWithoutReadingTheTable(LeadSort sort) {
        var filter = new LeadFilter();
        filter.campaignId = List.of(campaign);
        assertThat(plan(filter, MANAGER, "-" + sort.key())).doesNotContain(SCAN);
        filter = new LeadFilter();
        filter.ownerId = List.of(owner);
        assertThat(plan(filter, MANAGER, "-" + sort.key())).doesNotContain(SCAN);
        filter = new LeadFilter();
        filter.unowned = true;
        assertThat(plan(filter, MANAGER, sort.key())).doesNotContain(SCAN);
    }

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void aBdsLeadsAreReadInOrderFromTheirOwnAndFromEachCampaign(LeadSort sort) {
        var bd = given.bd();
        given.assignedToCampaign(bd, campaign);
        var me = new Caller(bd.id(), bd.name(), Role.BD, false);
        assertThat(plan(new LeadFilter(), me, sort.key()))
                .doesNotContain(SCAN)
                .contains("lead_owner_", "lead_campaign_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q",
                "status",
                "meaning",
                "source",
                "country",
                "tag",
                "score",
                "attempts",
                "lastContact",
                "nextAction",
                "doNotCall",
                "custom",
                "contains",
                "bound",
                "account",
                "days"
            })
    void noFilterReadsTheWholeTable(String name) {
        var filter = new LeadFilter();
        switch (name) {
            case "q" -> filter.q = "plan c4ca";
            case "status" -> filter.status = List.of("new");
            case "meaning" -> filter.meaning = List.of(LeadStatus.Meaning.NEW);
            case "source" -> filter.source = List.of("source 7");
            case "country" -> filter.country = List.of("BE");
            case "tag" -> filter.tag = List.of("rare");
            case "score" -> filter.scoreMin = 90;
            case "attempts" -> filter.attemptsMax = 1;
            case "lastContact" -> filter.lastContact = List.of(LastContact.NEVER, LastContact.OVER_30_DAYS);
            case "nextAction" -> filter.nextAction = List.of(NextAction.NEXT_7_DAYS);
            case "doNotCall" -> filter.doNotCall = true;
            case "custom" -> filter.custom = List.of("size=3");
            case "contains" -> filter.custom = List.of("note~paris");
            case "bound" -> {
                filter.custom = List.of("size>=3");
                filter.campaignId = List.of(campaign);
            }
            case "account" -> filter.accountId = List.of(UUID.randomUUID());
            case "days" -> filter.createdFrom = java.time.LocalDate.of(2026, 1, 1);
            default -> throw new IllegalArgumentException(name);
        }
        assertThat(plan(filter, MANAGER, "-updatedAt")).doesNotContain(SCAN);
        assertThat(plan(filter, MANAGER, "score")).doesNotContain(SCAN);
    }

    @Test
    void aTagAndAnOwnFieldAreFoundByTheirIndexes() {
        var filter = new LeadFilter();
        filter.tag = List.of("rare");
        assertThat(plan(filter, MANAGER, "-updatedAt")).contains("lead_tags");
        filter = new LeadFilter();
        filter.custom = List.of("size=3");
        assertThat(plan(filter, MANAGER, "-updatedAt")).contains("lead_custom");
    }

    private String plan(LeadFilter filter, Caller caller, String sort) {
        var list = leads.list(filter, caller);
        return explain(Keyset.firstPage(list.listing(), list.where(), LeadSort.class, sort, 80));
    }

    private String explain(Statement statement) {
        var query = rows.createQuery("explain " + statement.sql());
        statement.values().forEach((name, value) -> {
            if (value instanceof Collection<?> many) {
                var text = many.stream().anyMatch(String.class::isInstance);
                query.bindArray(name, text ? String.class : UUID.class, many.toArray());
            } else if (value instanceof Instant instant) {
                query.bind(name, instant.atOffset(ZoneOffset.UTC));
            } else {
                query.bind(name, value);
            }
        });
        query.getConfig(org.jdbi.v3.core.statement.SqlStatements.class).setUnusedBindingAllowed(true);
        return String.join("\n", query.mapTo(String.class).list());
    }
}
