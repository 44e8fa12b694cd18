/**
 * The deals, their order in the columns of the boards, and the numbers made of them.
 * Publishes {@code DealEvent}: one per deal and write. Several cards moved together are one transaction and one write
 * to the database, and one event per card, so that timeline, audit log and live need to know nothing of it.
 * Observes {@code PipelineEvent}: where a stage's default probability changes, its deals follow.
 */
@NullMarked
package com.facturix.crm.deals;

import org.jspecify.annotations.NullMarked;
