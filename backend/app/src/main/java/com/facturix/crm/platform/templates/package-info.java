/**
 * Texts that people write for others to fill in: formatted ones are cleaned of everything that could act, tokens come
 * from a fixed list and nothing in them is ever evaluated.
 * Knows neither what a text is for nor where a token's value comes from.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.platform.templates;

import org.jspecify.annotations.NullMarked;
