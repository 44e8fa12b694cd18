/**
 * How promising a lead is, from 0 to 100: points for what is known of it, for what it did and for how recent that is,
 * weighed as its campaign says.
 * Publishes {@code ScoresChanged}; owns the column {@code lead.score} and writes no other.
 * Observes leads, timelines and imports, whatever feature tells of them.
 */
@NullMarked
package com.facturix.crm.scoring;

import org.jspecify.annotations.NullMarked;
