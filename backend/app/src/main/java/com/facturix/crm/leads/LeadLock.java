package com.facturix.crm.leads;

import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;

/**
 * Somebody works on a lead.
 *
 * @param until when it ends by itself, unless they give a sign of life before
 */
public record LeadLock(UserRef holder, Instant since, Instant until) {}
