package com.facturix.crm.tasks;

import com.facturix.crm.activities.Subject;

/**
 * What a task hangs on.
 *
 * @param mayWrite whether the caller may write the record it is about; false where it is about none
 */
record TaskPlace(Subject subject, boolean mayWrite) {}
