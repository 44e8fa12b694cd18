package com.facturix.crm.calling;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.testing.Builders.Made;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Many who ask at the same moment. */
@QuarkusTest
class ClaimStormTest extends CallingTest {
    private static final int PEOPLE = 200;

    @Inject
    ClaimDesk desk;

    @Test
    void twoHundredWhoAskAtOnceAreEachGivenALeadOfTheirOwnUntilThereAreNoMore() throws Exception {
        var campaign = campaign();
        leads(campaign, PEOPLE - 20);
        var people = peopleOn(campaign);

        var given = askAllAtOnce(
                people.stream().map(person -> claim(person, campaign)).toList());

        assertThat(given.stream().filter(Optional::isPresent)).hasSize(PEOPLE - 20);
        assertThat(given.stream().flatMap(Optional::stream)).doesNotHaveDuplicates();
        assertThat(sql.count(
                        "select count(*) from lead_work where campaign_id = :id and state = 'leased'",
                        Map.of("id", campaign.id())))
                .isEqualTo(PEOPLE - 20);
    }

    @Test
    void onePersonWhoAsksInManyTabsHoldsOneLead() throws Exception {
        var campaign = campaign();
        leads(campaign, 10);
        var person = peopleOn(campaign).getFirst();
        var asks = new ArrayList<Callable<Optional<UUID>>>();
        for (var i = 0; i < 50; i++) {
            asks.add(claim(person, campaign));
        }

        assertThat(askAllAtOnce(asks).stream().distinct()).hasSize(1);
    }

    private Callable<Optional<UUID>> claim(UUID person, Made campaign) {
        return () -> desk.next(person, campaign.id());
    }

    private static List<Optional<UUID>> askAllAtOnce(List<Callable<Optional<UUID>>> asks) throws Exception {
        try (var threads = Executors.newFixedThreadPool(asks.size())) {
            var answers = new ArrayList<Optional<UUID>>();
            for (var answer : threads.invokeAll(asks)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private void leads(Made campaign, int many) {
        sql.update("""
                insert into lead (id, campaign_id, last_name, status_id, version, created_at, updated_at)
                select uuidv7(), :campaign, 'Lead ' || n,
                    (select id from lead_status where campaign_id is null and key = 'new'), 0, now(), now()
                from generate_series(1, :many) as n
                """, Map.of("campaign", campaign.id(), "many", many));
    }

    /** People without a login: the desk knows them by their ids. */
    private List<UUID> peopleOn(Made campaign) {
        var people = new ArrayList<UUID>();
        for (var i = 0; i < PEOPLE; i++) {
            people.add(Ids.next());
        }
        sql.update("""
                insert into app_user (id, name, role, role_changed_at, active, version, created_at, updated_at)
                select id, 'Caller', 'bd', now(), true, 0, now(), now() from unnest(cast(:people as uuid[])) as id
                """, Map.of("people", people));
        sql.update("""
                insert into campaign_assignment (campaign_id, user_id, assigned_at)
                select :campaign, id, now() from unnest(cast(:people as uuid[])) as id
                """, Map.of("campaign", campaign.id(), "people", people));
        return people;
    }
}
