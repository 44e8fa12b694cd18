package com.facturix.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.activities.Subject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskEventTest {
    private static final UUID TASK = UUID.randomUUID();
    private static final UUID ASSIGNEE = UUID.randomUUID();

    @Test
    void aNextStepIsNewsForThePipelineAndForTheDealsOwner() {
        var deal = UUID.randomUUID();
        var account = UUID.randomUUID();
        var owner = UUID.randomUUID();
        var audience =
                new TaskEvent.Created(TASK, 0, ASSIGNEE, new Subject(deal, null, null, account, owner)).audience();

        assertThat(audience.topics())
                .containsExactlyInAnyOrder(
                        "record:task:" + TASK,
                        "me",
                        "tasks",
                        "pipeline",
                        "record:deal:" + deal,
                        "record:account:" + account);
        assertThat(audience.people()).containsExactlyInAnyOrder(owner, ASSIGNEE);
        assertThat(audience.accounts()).containsExactly(account);
    }

    @Test
    void whoHadTheTaskBeforeHearsThatItIsTheirsNoLonger() {
        var before = UUID.randomUUID();
        var nothing = new Subject(null, null, null, null, null);
        var event =
                new TaskEvent.Amended(TASK, 1, TaskEvent.Turn.COMPLETED, before, ASSIGNEE, nothing, nothing, List.of());

        assertThat(event.name()).isEqualTo("task.completed");
        assertThat(event.audience().people()).containsExactlyInAnyOrder(before, ASSIGNEE);
        assertThat(event.audience().topics()).containsExactlyInAnyOrder("record:task:" + TASK, "me", "tasks");
    }
}
