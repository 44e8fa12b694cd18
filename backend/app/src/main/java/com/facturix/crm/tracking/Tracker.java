package com.facturix.crm.tracking;

import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;

/**
 * The door for whoever sends a mail: puts the pixel and the wrapped links into its HTML. Its text part stays as it is.
 * What lies in the sender's own folder of sent mail should be the HTML from before, or the sender would open it there.
 */
@ApplicationScoped
public class Tracker {
    private static final OutputSettings AS_WRITTEN =
            new OutputSettings().prettyPrint(false).escapeMode(EscapeMode.xhtml);
    /** What is longer than any browser takes, or than a mail should have, is left as it is. */
    private static final int LONGEST = 2000;

    private static final int MOST_LINKS = 500;

    private final Sql sql;
    private final Signature signature;
    private final Clock clock;
    private final String baseUrl;

    Tracker(Sql sql, Signature signature, Clock clock, @ConfigProperty(name = "facturix.base-url") String baseUrl) {
        this.sql = sql;
        this.signature = signature;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /**
     * The HTML as it goes out to {@code recipient}. Prepared again, for another try, the same mail gets the same pixel
     * and links. Joins the caller's transaction.
     */
    @Transactional
    public String prepare(UUID mailId, String recipient, String html) {
        var tracking = row(mailId, recipient);
        var document = Jsoup.parse(html).outputSettings(AS_WRITTEN);
        withoutEarlierPixels(document);
        var urls = wrap(document, tracking);
        keep(tracking, urls);
        document.body().appendChild(pixel(tracking));
        return isWholeDocument(html) ? document.outerHtml() : document.body().html();
    }

    /** Whether this is the address of a pixel of ours: showing a mail to its own sender must not load it. */
    public boolean isPixel(String url) {
        return url.startsWith(baseUrl + TrackingPaths.OPEN) || url.startsWith(TrackingPaths.OPEN);
    }

    /** What a reply quotes was tracked once: it is not opened again each time the answer is read. */
    private void withoutEarlierPixels(Document document) {
        document.select("img[src]").stream()
                .filter(image -> isPixel(image.attr("src")))
                .forEach(Element::remove);
    }

    private UUID row(UUID mailId, String recipient) {
        return sql.one(
                """
                insert into email_tracking as t (id, mail_id, recipient, sent_at, created_at)
                values (:id, :mail, left(:recipient, 320), :now, :now)
                on conflict (mail_id, recipient) do update set sent_at = excluded.sent_at
                returning t.id
                """,
                Map.of("id", Ids.next(), "mail", mailId, "recipient", recipient, "now", clock.instant()),
                row -> row.uuid("id"));
    }

    private List<String> wrap(Document document, UUID tracking) {
        List<String> urls = new ArrayList<>();
        for (var link : document.select("a[href], area[href]")) {
            var target = urls.size() < MOST_LINKS ? followable(link.attr("href")) : Optional.<String>empty();
            target.ifPresent(url -> {
                link.attr("href", baseUrl + TrackingPaths.CLICK + signature.sign(new Mark(tracking, urls.size())));
                urls.add(url);
            });
        }
        return urls;
    }

    /**
     * The address as it may stand in a redirect; empty for what is left as it is: places within the mail, telephone
     * numbers and addresses of mail, which open no page, what we cannot read, and our own links to unsubscribe and
     * those of an earlier mail, which nobody's curiosity about clicks should stand before.
     */
    private Optional<String> followable(String href) {
        try {
            var uri = new URI(href.strip());
            var scheme = uri.getScheme();
            var web = scheme != null && List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
            var url = uri.toASCIIString();
            var own = url.startsWith(baseUrl + TrackingPaths.ALL) || url.startsWith(baseUrl + "/unsubscribe/");
            return web && uri.getHost() != null && !own && url.length() <= LONGEST
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private void keep(UUID tracking, List<String> urls) {
        sql.update("delete from tracking_link where tracking_id = :id", Map.of("id", tracking));
        sql.update(
                """
                insert into tracking_link (tracking_id, position, url)
                select :id, x.position, x.url from unnest(cast(:positions as integer[]), cast(:urls as text[])) as x (position, url)
                """,
                Map.of(
                        "id",
                        tracking,
                        "positions",
                        IntStream.range(0, urls.size()).boxed().toList(),
                        "urls",
                        urls));
    }

    private Element pixel(UUID tracking) {
        return new Element("img")
                .attr("src", baseUrl + TrackingPaths.OPEN + signature.sign(Mark.pixel(tracking)))
                .attr("width", "1")
                .attr("height", "1")
                .attr("alt", "")
                .attr("style", "display:block;width:1px;height:1px;border:0");
    }

    private static boolean isWholeDocument(String html) {
        return html.toLowerCase(Locale.ROOT).contains("<html");
    }
}
