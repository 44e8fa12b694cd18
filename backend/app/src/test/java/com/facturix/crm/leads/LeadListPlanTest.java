package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The plans of the list of leads. Sequential scans and sorts are forbidden to the planner, as they forbid themselves at
 * a million leads, so that a plan has one of them only where no index would do.
 */
@QuarkusTest
class LeadListPlanTest extends ApiTest {
    private static final Caller MANAGER = new Caller(UUID.randomUUID(), "A manager", Role.MANAGER, false);

    @Inject
    LeadRepository leads;

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void everySortIsReadFromAnIndex(LeadSort sort) {
        assertThat(plan(new LeadFilter(), MANAGER, sort)).doesNotContain("Seq Scan on lead ", "Sort");
    }

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void aCampaignIsReadInEveryOrderFromAnIndex(LeadSort sort) {
        var filter = new LeadFilter();
        filter.campaignId = List.of(UUID.randomUUID());
        assertThat(plan(filter, MANAGER, sort))
                .doesNotContain("Seq Scan on lead ", "Sort")
                .contains("lead_campaign_");
    }

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void anOwnersLeadsAreReadInEveryOrderFromAnIndex(LeadSort sort) {
        var filter = new LeadFilter();
        filter.ownerId = List.of(UUID.randomUUID());
        assertThat(plan(filter, MANAGER, sort))
                .doesNotContain("Seq Scan on lead ", "Sort")
                .contains("lead_owner_");
    }

    @ParameterizedTest
    @EnumSource(LeadSort.class)
    void aBdsLeadsAreReadInOrderFromTheirOwnAndFromEachCampaign(LeadSort sort) {
        var bd = given.bd();
        given.assignedToCampaign(bd, given.campaign().created().id());
        assertThat(plan(new LeadFilter(), new Caller(bd.id(), bd.name(), Role.BD, false), sort))
                .doesNotContain("Seq Scan on lead ")
                .contains("lead_owner_", "lead_campaign_");
    }

    private String plan(LeadFilter filter, Caller caller, LeadSort sort) {
        var list = leads.list(filter, caller);
        var statement = Keyset.firstPage(list.listing(), list.where(), LeadSort.class, "-" + sort.key(), 50);
        return sql.withHandle(handle -> handle.inTransaction(transaction -> {
            transaction.execute("set local enable_seqscan = off");
            transaction.execute("set local enable_sort = off");
            var query = transaction.createQuery("explain " + statement.sql());
            statement.values().forEach((name, value) -> {
                if (value instanceof Collection<?> many) {
                    query.bindArray(name, UUID.class, many.toArray());
                } else {
                    query.bind(name, value);
                }
            });
            return String.join("\n", query.mapTo(String.class).list());
        }));
    }
}
