package com.facturix.crm.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactTest {
    private static final UUID ME = UUID.randomUUID();
    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final UUID CAMPAIGN = UUID.randomUUID();

    private record Happened(Audience audience) implements DomainEvent {
        @Override
        public String name() {
            return "deal.placed";
        }

        @Override
        public String entity() {
            return "deal";
        }

        @Override
        public String id() {
            return ACCOUNT.toString();
        }

        @Override
        public long version() {
            return 3;
        }

        @Override
        public List<Change> changes() {
            return List.of();
        }
    }

    private static Fact fact(Audience audience) {
        return Fact.of(new Happened(audience)).getFirst();
    }

    private static Scope on(Set<UUID> accounts, Set<UUID> campaigns) {
        return new Scope(false, accounts, campaigns);
    }

    @Test
    void itIsForThoseWhomTheAudienceNamesAndForWhoSeesAll() {
        var fact = fact(Audience.on("pipeline")
                .people(ME)
                .accounts(ACCOUNT)
                .campaigns(CAMPAIGN)
                .build());

        assertThat(fact.isFor(ME, Scope.NOTHING)).isTrue();
        assertThat(fact.isFor(UUID.randomUUID(), Scope.ALL)).isTrue();
        assertThat(fact.isFor(UUID.randomUUID(), on(Set.of(ACCOUNT), Set.of()))).isTrue();
        assertThat(fact.isFor(UUID.randomUUID(), on(Set.of(), Set.of(CAMPAIGN))))
                .isTrue();
        assertThat(fact.isFor(UUID.randomUUID(), on(Set.of(CAMPAIGN), Set.of(ACCOUNT))))
                .isFalse();
        assertThat(fact.isFor(UUID.randomUUID(), Scope.NOTHING)).isFalse();
        assertThat(fact(Audience.on("directory").everyone()).isFor(UUID.randomUUID(), Scope.NOTHING))
                .isTrue();
    }

    @Test
    void aLargeAudienceTravelsInPartsThatPostgresqlCanCarryAndNoneIsLostOrTwice() throws Exception {
        var people = Stream.generate(UUID::randomUUID).limit(400).toArray(UUID[]::new);
        var accounts = Stream.generate(UUID::randomUUID).limit(123).toArray(UUID[]::new);
        var parts = Fact.of(new Happened(Audience.on("pipeline", "record:deal:" + ACCOUNT)
                .people(people)
                .accounts(accounts)
                .campaigns(CAMPAIGN)
                .build()));

        var json = new ObjectMapper();
        for (var part : parts) {
            assertThat(json.writeValueAsString(part).getBytes(StandardCharsets.UTF_8))
                    .hasSizeLessThan(8000);
        }
        assertThat(parts.stream().flatMap(part -> part.people().stream())).containsExactly(people);
        assertThat(parts.stream().flatMap(part -> part.accounts().stream())).containsExactly(accounts);
        assertThat(parts.stream().flatMap(part -> part.campaigns().stream())).containsExactly(CAMPAIGN);
        assertThat(parts.stream().filter(part -> part.isFor(UUID.randomUUID(), Scope.ALL)))
                .hasSize(1);
    }

    @Test
    void beingTakenOffSomethingLeavesTheRest() {
        var scope = on(Set.of(ACCOUNT, ME), Set.of(CAMPAIGN)).without(ACCOUNT);

        assertThat(scope.accounts()).containsExactly(ME);
        assertThat(scope.campaigns()).containsExactly(CAMPAIGN);
    }
}
