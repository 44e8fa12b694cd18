package com.facturix.crm.sequences;

import com.facturix.crm.sequences.Course.Stop;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** Takes one person as far along their sequence as the rules let them go. */
@ApplicationScoped
class Walk {
    private final LeadTime time;
    private final MailSending mails;
    private final TaskGiving tasks;

    Walk(LeadTime time, MailSending mails, TaskGiving tasks) {
        this.time = time;
        this.mails = mails;
        this.tasks = tasks;
    }

    Turn take(Standing who, Batch batch, Instant now) {
        var turn = new Turn(who);
        var course = batch.rules(who).course();
        if (who.stepId() == null) {
            turn.enter(course.first(), now);
        }
        while (!turn.isOver()) {
            var stop = course.find(turn.stepId());
            if (stop.isEmpty()) {
                turn.enter(course.first(), now);
            } else {
                step(stop.get(), turn, batch, course, now);
            }
        }
        return turn;
    }

    private void step(Stop stop, Turn turn, Batch batch, Course course, Instant now) {
        var settings = stop.settings();
        switch (stop.kind()) {
            case MAIL -> {
                if (mails.send(stop, settings.mail(), turn, batch, now)) {
                    turn.enter(course.after(stop), now);
                }
            }
            case CALL_TASK, MANUAL_TASK -> task(stop, settings.task(), turn, batch, course, now);
            case WAIT -> await(stop, settings.pause(), turn, course, now);
            case CONDITION -> ask(stop, settings.condition(), turn, batch, course, now);
        }
    }

    private void await(Stop stop, WaitPart wait, Turn turn, Course course, Instant now) {
        var end =
                time.after(wait, turn.enteredAt(), turn.who().zone(), turn.who().country());
        if (now.isBefore(end)) {
            turn.hold(
                    HoldRule.WAITING,
                    end,
                    Map.of("amount", wait.amount(), "unit", wait.unit().name().toLowerCase(java.util.Locale.ROOT)));
        } else {
            turn.enter(course.after(stop), now);
        }
    }

    private void ask(Stop stop, ConditionPart asked, Turn turn, Batch batch, Course course, Instant now) {
        var what = asked.what().name().toLowerCase(java.util.Locale.ROOT);
        var mail = batch.lastMail(turn.who());
        var end =
                time.daysAfter(turn.enteredAt(), asked.withinDays(), turn.who().zone());
        if (mail.isPresent() && mail.get().did(asked.what())) {
            turn.decide(
                    Noted.answer(asked.what(), true),
                    Map.of("mail", mail.get().id().toString()));
            turn.enter(course.way(stop, true), now);
        } else if (mail.isEmpty() || !now.isBefore(end)) {
            turn.decide(Noted.answer(asked.what(), false), Map.of("days", asked.withinDays()));
            turn.enter(course.way(stop, false), now);
        } else {
            turn.hold(HoldRule.CONDITION, end, Map.of("what", what, "days", asked.withinDays()));
        }
    }

    private void task(Stop stop, TaskPart part, Turn turn, Batch batch, Course course, Instant now) {
        if (turn.taskId() != null) {
            if (batch.isOpen(turn.taskId())) {
                turn.holdForTask(turn.taskId());
            } else {
                turn.decide(Noted.TASK_DONE, Map.of("task", turn.taskId().toString()));
                turn.enter(course.after(stop), now);
            }
            return;
        }
        var task = tasks.give(part, turn.who(), batch.rules(turn.who()), now);
        if (task.isEmpty()) {
            turn.hold(HoldRule.NOBODY_FOR_TASK, null, Map.of());
        } else if (part.waitForDone()) {
            turn.holdForTask(task.get());
        } else {
            turn.decide(Noted.TASK_GIVEN, Map.of("task", task.get().toString()));
            turn.enter(course.after(stop), now);
        }
    }
}
