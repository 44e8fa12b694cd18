package com.facturix.crm.search;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchTest extends ApiTest {
    /** A word that no other test uses, without vowels in a row, so that typing errors stay near. */
    private final String word =
            "Zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

    @Test
    void theExactNameComesFirstThenBeginningsThenTheRest() {
        var inside = given.account().named("Le " + word).created();
        var longer = given.account().named(word + " et fils").created();
        var exact = given.account().named(word).created();

        search(given.admin(), word.toUpperCase(java.util.Locale.ROOT))
                .body(
                        "accounts.id",
                        contains(
                                exact.id().toString(),
                                longer.id().toString(),
                                inside.id().toString()));
    }

    @Test
    void accentsAndCaseDoNotCountAndATypingErrorIsForgiven() {
        var account = given.account().named("Société " + word + " Énergie").created();

        search(given.admin(), "societe " + word.toLowerCase(java.util.Locale.ROOT))
                .body("accounts.id", contains(account.id().toString()));
        search(given.admin(), word.substring(0, 5) + "x" + word.substring(5))
                .body("accounts.id", hasItem(account.id().toString()));
    }

    @Test
    void dealsAndLeadsComeWithWhatTellsThemApart() {
        var account = given.account().named("Holding " + word).created();
        var campaign = given.campaign().of(account).created();
        var lead = given.lead()
                .of(campaign)
                .with("lastName", word)
                .with("company", "Depots SA")
                .created();
        var deal = given.deal().from(lead).named(word + " roll-out").opened();

        search(given.admin(), word)
                .body("deals.id", contains(deal.id().toString()))
                .body("deals[0].name", equalTo(word + " roll-out"))
                .body("deals[0].hint", equalTo("Holding " + word))
                .body("leads.id", contains(lead.id().toString()))
                .body("leads[0].name", equalTo("Camille " + word))
                .body("leads[0].hint", equalTo("Depots SA"))
                .body("accounts.id", contains(account.id().toString()));
        search(given.admin(), "camille " + word)
                .body("leads.id", contains(lead.id().toString()));
    }

    @Test
    void aBdFindsOnlyWhatTheyMaySee() {
        var bd = given.bd();
        var own = given.deal().named(word + " own").ownedBy(bd).opened();
        given.deal().named(word + " foreign").opened();
        given.account().named(word).created();

        search(bd, word).body("deals.id", contains(own.id().toString())).body("accounts", empty());
    }

    @Test
    void twoCharactersFindBeginningsAndOneIsRefused() {
        var account = given.account().named(word).created();

        search(given.admin(), word.substring(0, 2)).body("accounts.size()", not(equalTo(0)));
        search(given.admin(), word + "  ")
                .body("accounts.id", contains(account.id().toString()));
        for (var text : new String[] {"", " ", "a", " a "}) {
            given.admin()
                    .asks()
                    .queryParam("q", text)
                    .get("/api/search")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid_parameter"));
        }
        given.admin().asks().get("/api/search").then().statusCode(400);
    }

    @Test
    void thereAreNoMoreHitsThanAskedForAndWildcardsAreLetters() {
        for (var i = 0; i < 3; i++) {
            given.account().named(word + " " + i).created();
        }

        given.admin()
                .asks()
                .queryParam("q", word)
                .queryParam("limit", 2)
                .get("/api/search")
                .then()
                .statusCode(200)
                .body("accounts", hasSize(2));
        search(given.admin(), "%" + word).body("deals", empty());
        search(given.admin(), "___").body("leads", empty());
    }

    private static ValidatableResponse search(Persona who, String text) {
        return who.asks().queryParam("q", text).get("/api/search").then().statusCode(200);
    }
}
