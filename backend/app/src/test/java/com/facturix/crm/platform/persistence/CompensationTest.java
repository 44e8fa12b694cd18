package com.facturix.crm.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.facturix.crm.testing.ApiTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CompensationTest extends ApiTest {
    @Inject
    Compensation compensation;

    @Test
    void whatWasCommittedStays() {
        var undone = new AtomicInteger();

        QuarkusTransaction.requiringNew().run(() -> compensation.unlessCommitted(undone::incrementAndGet));

        assertThat(undone).hasValue(0);
    }

    @Test
    void whatWasRolledBackIsUndoneOnce() {
        var undone = new AtomicInteger();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    compensation.unlessCommitted(undone::incrementAndGet);
                    throw new IllegalStateException("as when a constraint fails");
                }))
                .hasMessageContaining("constraint");

        assertThat(undone).hasValue(1);
    }

    @Test
    void anUndoThatFailsHidesNoOther() {
        var undone = new AtomicInteger();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    compensation.unlessCommitted(undone::incrementAndGet);
                    compensation.unlessCommitted(() -> {
                        throw new IllegalStateException("Keycloak is gone");
                    });
                    throw new IllegalStateException("as when a constraint fails");
                }))
                .hasMessageContaining("constraint");

        assertThat(undone).hasValue(1);
    }
}
