package com.facturix.crm.suppressions;

import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.templates.RichText;
import com.facturix.crm.templates.MailTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The links by which people unsubscribe: made for each mail as it leaves, followed without a login. */
@ApplicationScoped
public class Unsubscribes {
    static final String PATH = "/unsubscribe/";
    /** 192 bits: to guess one is hopeless, however fast the guesses come. */
    private static final int KEY_BYTES = 24;

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{32}");
    /** As long as data on prospects may be kept without a contact (CNIL, référentiel gestion commerciale). */
    private static final Period VALID = Period.ofYears(3);

    private final Sql sql;
    private final Suppressions suppressions;
    private final Clock clock;
    private final String baseUrl;
    private final SecureRandom random = new SecureRandom();

    Unsubscribes(
            Sql sql, Suppressions suppressions, Clock clock, @ConfigProperty(name = "facturix.base-url") URI baseUrl) {
        this.sql = sql;
        this.suppressions = suppressions;
        this.clock = clock;
        this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
    }

    /**
     * New links for a reader of a mail, in the caller's transaction; those made before for the same mail stay good, as
     * they may have left with it. The mail's row has to be in the database.
     */
    public UnsubscribeLinks links(UUID mailId, String recipient) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        var values = Where.all()
                .bind("hash", hash(key))
                .bind("address", Suppressions.normalised(recipient))
                .bind("mail", mailId)
                .bind("now", now)
                .bind("expires", now.atOffset(ZoneOffset.UTC).plus(VALID).toInstant())
                .values();
        sql.update("""
                insert into unsubscribe_link (key_hash, address, account_id, mail_id, created_at, expires_at)
                select :hash, lower(:address), coalesce(m.account_id, d.account_id, c.account_id), m.id, :now, :expires
                from outgoing_mail m left join deal d on d.id = m.deal_id left join lead l on l.id = m.lead_id
                left join campaign c on c.id = l.campaign_id where m.id = :mail
                """, values);
        return UnsubscribeLinks.to(URI.create(baseUrl + PATH + key));
    }

    /** The mail's HTML with the link in the place of its {@code {{unsubscribeLink}}}. */
    public String place(String html, UnsubscribeLinks links) {
        return RichText.link(html, MailTokens.UNSUBSCRIBE_LINK, links.page());
    }

    /** Makes the links of a mail useless, such as one that never left. */
    @Transactional
    public void revoke(UUID mailId) {
        sql.update("delete from unsubscribe_link where mail_id = :mail", Map.of("mail", mailId));
    }

    /** What a link is about. {@code forAll}, {@code forAccount}: whether its reader is not written to already. */
    record Link(
            String address,
            @Nullable UUID accountId,
            @Nullable String account,
            @Nullable UUID mailId,
            boolean forAll,
            boolean forAccount) {}

    Optional<Link> find(String key) {
        if (!KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        var values =
                Where.all().bind("hash", hash(key)).bind("now", clock.instant()).values();
        return sql.first(
                """
                select k.address, k.account_id, a.name as account, k.mail_id,
                    exists (select 1 from suppression s where s.address = k.address and s.account_id is null) as for_all,
                    exists (select 1 from suppression s where s.address = k.address and s.account_id = k.account_id)
                        as for_account
                from unsubscribe_link k left join account a on a.id = k.account_id
                where k.key_hash = :hash and k.expires_at > :now
                """,
                values,
                row -> new Link(
                        row.text("address"),
                        row.uuid("account_id"),
                        row.text("account"),
                        row.uuid("mail_id"),
                        row.flag("for_all"),
                        row.flag("for_account")));
    }

    /** Unsubscribes the link's reader: from the account that the mail was about, or {@code fromAll}. */
    @ActivateRequestContext
    @Transactional
    Optional<Link> unsubscribe(String key, boolean fromAll) {
        find(key)
                .ifPresent(link -> suppressions.suppress(
                        link.address(),
                        fromAll ? null : link.accountId(),
                        SuppressionReason.UNSUBSCRIBED,
                        link.mailId()));
        return find(key);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
