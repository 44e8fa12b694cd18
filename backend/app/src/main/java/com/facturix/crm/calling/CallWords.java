package com.facturix.crm.calling;

import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** What the tasks that come of calls are called, in the language of those who get them. */
@ApplicationScoped
class CallWords {
    /** As long as a task's title may be. */
    private static final int LONGEST = 300;

    private final Sql sql;

    CallWords(Sql sql) {
        this.sql = sql;
    }

    String callBack(UUID person, String lead) {
        var french = sql.exists("select 1 from app_user where id = :id and locale = 'fr'", Map.of("id", person));
        var title = (french ? "Rappeler " : "Call back ") + lead;
        return title.length() <= LONGEST ? title : title.substring(0, LONGEST);
    }
}
