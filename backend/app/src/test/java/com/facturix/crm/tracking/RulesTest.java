package com.facturix.crm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.tracking.Rules.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** V15: who is taken for a human being, and on what evidence. */
class RulesTest {
    private static final Instant SENT = Instant.parse("2026-11-20T09:00:00Z");
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final String OUTLOOK =
            "Mozilla/4.0 (compatible; ms-office; MSOffice 16) Microsoft Outlook 16.0.5266; Pro";
    private static final String GMAIL =
            "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";

    private final List<Asked> history = new ArrayList<>();

    @Test
    void whoOpensWithABrowserOrAMailProgramIsAHumanBeing() {
        open(seconds(600), FIREFOX);
        open(seconds(700), OUTLOOK);
        open(
                seconds(800),
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148");

        assertThat(judged())
                .containsExactly(human(Evidence.BROWSER), human(Evidence.MAIL_PROGRAM), human(Evidence.MAIL_PROGRAM));
    }

    @Test
    void aClickAfterAnOpenIsAHumanBeings() {
        open(seconds(30), FIREFOX);
        click(seconds(40), 0, FIREFOX);

        assertThat(judged()).containsExactly(human(Evidence.BROWSER), human(Evidence.OPENED_BEFORE, Evidence.BROWSER));
    }

    @Test
    void whatComesWithinSecondsOfSendingIsAFilter() {
        open(seconds(2), FIREFOX);
        open(seconds(4), GMAIL);
        open(seconds(6), FIREFOX);

        assertThat(judged())
                .containsExactly(machine(Evidence.AT_DELIVERY), machine(Evidence.AT_DELIVERY), human(Evidence.BROWSER));
    }

    @Test
    void gmailsProxyStandsForItsReaderOnceTheMailHasBeenThereForAWhile() {
        open(seconds(20), GMAIL);
        open(seconds(60), GMAIL);

        assertThat(judged()).containsExactly(unknown(Evidence.PROXY_EARLY), human(Evidence.IMAGE_PROXY));
    }

    @Test
    void applesPrivacyProtectionSaysNothingAboutTheReader() {
        open(seconds(3600), "Mozilla/5.0");

        assertThat(judged()).containsExactly(machine(Evidence.PRIVACY_PROTECTION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl/8.5.0",
                "python-requests/2.32",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36",
                "BarracudaCentral/1.0 link scanner",
                "Slackbot-LinkExpanding 1.0"
            })
    void robotsThatSayWhatTheyAreAreMachines(String agent) {
        open(seconds(600), agent);

        assertThat(judged()).containsExactly(machine(Evidence.SCANNER_AGENT));
    }

    @Test
    void whoNamesNoProgramOrAsksForHeadersOnlyIsAMachine() {
        open(seconds(600), null);
        history.add(asked(Kind.OPEN, null, seconds(700), "HEAD", "198.51.100.7", FIREFOX, false, false, 1));

        assertThat(judged()).containsExactly(machine(Evidence.NO_AGENT), machine(Evidence.HEAD_REQUEST));
    }

    @Test
    void whoFollowsSeveralLinksAtOnceIsAMachineAndSoIsItsOpen() {
        open(seconds(600), FIREFOX);
        click(seconds(601), 0, FIREFOX);
        click(seconds(601).plusMillis(200), 1, FIREFOX);
        click(seconds(601).plusMillis(400), 2, FIREFOX);

        assertThat(judged())
                .containsExactly(
                        machine(Evidence.SAME_CLIENT),
                        machine(Evidence.LINKS_AT_ONCE),
                        machine(Evidence.LINKS_AT_ONCE),
                        machine(Evidence.LINKS_AT_ONCE));
    }

    @Test
    void theSameLinkTwiceIsAHumanBeingsDoubleClickAndCountsOnce() {
        open(seconds(590), FIREFOX);
        click(seconds(600), 1, FIREFOX);
        click(seconds(600).plusMillis(300), 1, FIREFOX);

        assertThat(judged().subList(1, 3))
                .containsExactly(human(Evidence.OPENED_BEFORE, Evidence.BROWSER), unknown(Evidence.REPEATED));
    }

    @Test
    void aClickSoonAfterSendingWithoutAnOpenIsNeitherTakenNorThrownAway() {
        click(seconds(20), 0, FIREFOX);
        click(seconds(90), 0, FIREFOX);

        assertThat(judged()).containsExactly(unknown(Evidence.CLICK_WITHOUT_OPEN), human(Evidence.BROWSER));
    }

    @Test
    void oneAddressThatAsksForManyPeoplesMailsIsAGatewayUnlessItIsAMailServicesProxy() {
        history.add(asked(Kind.OPEN, null, seconds(600), "GET", "198.51.100.7", FIREFOX, false, false, 6));
        history.add(asked(Kind.OPEN, null, seconds(601), "GET", "66.249.84.1", GMAIL, false, false, 40));

        assertThat(judged()).containsExactly(machine(Evidence.MANY_MAILS_AT_ONCE), human(Evidence.IMAGE_PROXY));
    }

    @Test
    void theSendersAndColleaguesOwnOpensAreOwn() {
        history.add(asked(Kind.OPEN, null, seconds(600), "GET", "198.51.100.7", FIREFOX, true, false, 1));
        history.add(asked(Kind.OPEN, null, seconds(610), "GET", "198.51.100.7", FIREFOX, false, true, 1));

        assertThat(judged())
                .containsExactly(
                        new Judgement(Verdict.OWN, List.of(Evidence.OWN_SESSION)),
                        new Judgement(Verdict.OWN, List.of(Evidence.SENDER_ADDRESS)));
    }

    @Test
    void aProgramThatNobodyKnowsIsUnknown() {
        open(seconds(600), "Acme/1.0");
        open(seconds(700), "<script>alert(1)</script>");

        assertThat(judged()).containsExactly(unknown(Evidence.UNKNOWN_CLIENT), unknown(Evidence.UNKNOWN_CLIENT));
    }

    private static Instant seconds(int after) {
        return SENT.plus(Duration.ofSeconds(after));
    }

    private void open(Instant at, @Nullable String agent) {
        history.add(asked(Kind.OPEN, null, at, "GET", "198.51.100.7", agent, false, false, 1));
    }

    private void click(Instant at, int link, String agent) {
        history.add(asked(Kind.CLICK, link, at, "GET", "198.51.100.7", agent, false, false, 1));
    }

    private static Asked asked(
            Kind kind,
            @Nullable Integer link,
            Instant at,
            String method,
            String address,
            @Nullable String agent,
            boolean ours,
            boolean fromSender,
            int people) {
        return new Asked(
                UUID.randomUUID(),
                kind,
                link,
                at,
                method,
                address,
                agent,
                ours,
                fromSender,
                people,
                Verdict.UNKNOWN,
                List.of(),
                0);
    }

    private List<Judgement> judged() {
        return Rules.judge(SENT, history);
    }

    private static Judgement human(Evidence... evidence) {
        return new Judgement(Verdict.HUMAN, List.of(evidence));
    }

    private static Judgement machine(Evidence... evidence) {
        return new Judgement(Verdict.MACHINE, List.of(evidence));
    }

    private static Judgement unknown(Evidence... evidence) {
        return new Judgement(Verdict.UNKNOWN, List.of(evidence));
    }
}
