package com.facturix.crm.testing;

import com.facturix.crm.platform.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * What a test finds in place, made anew for it through the API: {@code given.deal().in("proposal").ownedBy(bd).opened()}.
 * The shared admin and manager are only ever read and acted as, never changed.
 */
@ApplicationScoped
public class Given {
    private final People people;

    Given(People people) {
        this.people = people;
    }

    public Persona admin() {
        return people.shared(Role.ADMIN);
    }

    public Persona manager() {
        return people.shared(Role.MANAGER);
    }

    /** A new BD, assigned to nothing. */
    public Persona bd() {
        return people.hire(Role.BD);
    }

    /** A new person of this role whom the test may change. */
    public Persona somebody(Role role) {
        return people.hire(role);
    }

    /** A text that no other test uses. */
    public static String unique(String stem) {
        return stem + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    public Builders.AccountBuilder account() {
        return new Builders.AccountBuilder(this);
    }

    public Builders.CampaignBuilder campaign() {
        return new Builders.CampaignBuilder(this);
    }

    public Builders.LeadBuilder lead() {
        return new Builders.LeadBuilder(this);
    }

    public Builders.DealBuilder deal() {
        return new Builders.DealBuilder(this);
    }

    /** A pipeline of the test's own, so that its columns and numbers are. */
    public Board board() {
        return Board.of(this);
    }

    /** Puts {@code person} on an account. */
    public void assignedToAccount(Persona person, UUID accountId) {
        admin().sends(Map.of("userIds", java.util.List.of(person.id())))
                .post("/api/accounts/{id}/assign", accountId)
                .then()
                .statusCode(200);
    }

    /** Puts {@code person} on a campaign. */
    public void assignedToCampaign(Persona person, UUID campaignId) {
        admin().sends(Map.of("userIds", java.util.List.of(person.id())))
                .post("/api/campaigns/{id}/assign", campaignId)
                .then()
                .statusCode(200);
    }

    /** An admin gives {@code person} another role, or takes their access away. */
    public void becomes(Persona person, String role, boolean active) {
        var version =
                admin().asks().get("/api/users/{id}", person.id()).jsonPath().getLong("version");
        admin().sends(Map.of("name", person.name(), "role", role, "active", active), version)
                .put("/api/users/{id}", person.id())
                .then()
                .statusCode(200);
    }

    /** {@code person} is away from yesterday to tomorrow, and {@code deputy} stands in. */
    public void isAway(Persona person, Persona deputy) {
        var today = LocalDate.now();
        person.sends(Map.of(
                        "from",
                        today.minusDays(1).toString(),
                        "to",
                        today.plusDays(1).toString(),
                        "deputyId",
                        deputy.id()))
                .post("/api/absences")
                .then()
                .statusCode(201);
    }
}
