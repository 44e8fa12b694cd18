package com.facturix.crm.templates;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code mail_template}: the team's templates and one's own. */
@ApplicationScoped
class TemplateRepository implements PanacheRepositoryBase<MailTemplate, UUID> {
    private static final String COLUMNS = """
            t.id, t.name, t.owner_id, u.name as owner_name, t.language, t.subject, t.body, t.tracked,
            t.archived_at is not null as archived, t.version, t.created_at, t.updated_at""";
    private static final Keyset.Listing LISTING =
            new Keyset.Listing(COLUMNS, "mail_template t left join app_user u on u.id = t.owner_id", "t.id");

    private final Sql sql;
    private final Keyset keyset;

    TemplateRepository(Sql sql, Keyset keyset) {
        this.sql = sql;
        this.keyset = keyset;
    }

    Optional<MailTemplate> visible(UUID id, Caller caller) {
        return findByIdOptional(id)
                .filter(template -> template.isTeams() || caller.id().equals(template.ownerId()));
    }

    Page<TemplateView> page(TemplateFilter filter, PageRequest page, Caller caller) {
        return keyset.page(
                LISTING,
                visible(caller).and(filter.where()),
                TemplateSort.class,
                "name",
                page,
                row -> view(row, caller));
    }

    Optional<TemplateView> view(UUID id, Caller caller) {
        var where = visible(caller).and("t.id = :id", "id", id);
        return sql.first(Keyset.all(LISTING, COLUMNS, where, ""), where.values(), row -> view(row, caller));
    }

    /** Whether mails were written with it. */
    boolean isUsed(UUID id) {
        return sql.exists(
                "select 1 from outgoing_mail where template_id = :id",
                Where.all().bind("id", id).values());
    }

    /** The names of sequences whose mails are made of it. */
    List<String> sequencesWith(UUID id) {
        return sql.list("""
                select distinct s.name from sequence_step x join mail_sequence s on s.id = x.sequence_id
                where x.kind = 'mail' and x.removed_at is null
                    and x.settings -> 'mail' -> 'variants' @> cast(:named as jsonb)
                order by s.name
                """, Map.of("named", "[{\"templateId\": \"%s\"}]".formatted(id)), row -> row.text("name"));
    }

    private static Where visible(Caller caller) {
        return Where.of("(t.owner_id is null or t.owner_id = :me)").bind("me", caller.id());
    }

    private static TemplateView view(Row row, Caller caller) throws SQLException {
        var owner = row.userRef("owner");
        var may = owner != null || caller.seesAll();
        return new TemplateView(
                row.uuid("id"),
                row.text("name"),
                owner == null ? TemplateScope.TEAM : TemplateScope.OWN,
                owner,
                MailLanguage.ofKey(row.text("language")),
                row.text("subject"),
                row.text("body"),
                row.flag("tracked"),
                row.flag("archived"),
                new May(may, may, false),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
