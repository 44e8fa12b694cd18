package com.facturix.crm.sequences;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A way through mails, tasks and waits, and the rules by which people are taken along it. Its steps are rows of their own. */
@Entity
@Table(name = "mail_sequence")
class Sequence extends VersionedRecord {
    private String name;

    @Column(name = "campaign_id")
    private @Nullable UUID campaignId;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Convert(converter = SequenceStateColumn.class)
    private SequenceState state = SequenceState.DRAFT;

    @Column(name = "window_days")
    private Integer[] windowDays;

    @Column(name = "window_from")
    private LocalTime windowFrom;

    @Column(name = "window_to")
    private LocalTime windowTo;

    @Column(name = "skip_holidays")
    private boolean skipHolidays;

    @Column(name = "throttle_seconds")
    private int throttleSeconds;

    @Column(name = "daily_cap")
    private @Nullable Integer dailyCap;

    @Column(name = "company_pause_hours")
    private int companyPauseHours;

    @Column(name = "stop_on_reply")
    private boolean stopOnReply;

    @Column(name = "stop_on_colleague")
    private boolean stopOnColleague;

    @Column(name = "stop_on_meeting")
    private boolean stopOnMeeting;

    @Column(name = "stop_on_status")
    private boolean stopOnStatus;

    private boolean parallel;

    /** For Hibernate. */
    protected Sequence() {}

    Sequence(SequenceRequest request, UUID owner, Instant now) {
        super(now);
        apply(request, owner, new Changes());
    }

    /** Takes over every field; returns what really changed, and leaves the record alone if nothing did. */
    Changes amend(SequenceRequest request, UUID owner, Instant now) {
        var changes = new Changes();
        apply(request, owner, changes);
        if (!changes.isEmpty()) {
            touch(now);
        }
        return changes;
    }

    Changes become(SequenceState next, Instant now) {
        var changes = new Changes();
        state = changes.note("state", state, next);
        if (!changes.isEmpty()) {
            touch(now);
        }
        return changes;
    }

    /** Its steps are other ones: a new version, so that two editors of them notice each other. */
    void stepsChanged(Instant now) {
        touch(now);
    }

    private void apply(SequenceRequest request, UUID owner, Changes changes) {
        name = changes.note("name", name, request.name());
        campaignId = changes.note("campaignId", campaignId, request.campaignId());
        ownerId = changes.note("ownerId", ownerId, owner);
        var days = request.window().days().stream().distinct().sorted().toList();
        var before = windowDays == null ? null : Arrays.asList(windowDays);
        windowDays = changes.note("windowDays", before, days).toArray(Integer[]::new);
        windowFrom = changes.note("windowFrom", windowFrom, request.window().start());
        windowTo = changes.note("windowTo", windowTo, request.window().end());
        skipHolidays =
                changes.note("skipHolidays", skipHolidays, request.window().skipHolidays());
        throttleSeconds = changes.note("throttleSeconds", throttleSeconds, request.throttleSeconds());
        dailyCap = changes.note("dailyCap", dailyCap, request.dailyCap());
        companyPauseHours = changes.note("companyPauseHours", companyPauseHours, request.companyPauseHours());
        stopOnReply = changes.note("stopOnReply", stopOnReply, request.stopOn().reply());
        stopOnColleague = changes.note(
                "stopOnColleagueReply", stopOnColleague, request.stopOn().colleagueReply());
        stopOnMeeting =
                changes.note("stopOnMeeting", stopOnMeeting, request.stopOn().meeting());
        stopOnStatus = changes.note(
                "stopOnStatusChange", stopOnStatus, request.stopOn().statusChange());
        parallel = changes.note("parallel", parallel, request.parallel());
    }

    String name() {
        return name;
    }

    @Nullable
    UUID campaignId() {
        return campaignId;
    }

    UUID ownerId() {
        return ownerId;
    }

    SequenceState state() {
        return state;
    }

    boolean isParallel() {
        return parallel;
    }

    List<Integer> days() {
        return List.of(windowDays);
    }
}
