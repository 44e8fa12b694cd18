package com.facturix.crm.sequences;

import com.facturix.crm.platform.jobs.RecurringJob;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sees again and again whose turn has come. */
@ApplicationScoped
class SequenceTick implements RecurringJob {
    private final Engine engine;
    private final Clock clock;
    private final Duration every;

    SequenceTick(Engine engine, Clock clock, @ConfigProperty(name = "facturix.sequences.every") Duration every) {
        this.engine = engine;
        this.clock = clock;
        this.every = every;
    }

    @Override
    public String name() {
        return "sequences";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void run() {
        engine.run(clock.instant());
    }
}
