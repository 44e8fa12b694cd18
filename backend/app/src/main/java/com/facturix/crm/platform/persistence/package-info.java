/**
 * How features reach PostgreSQL: the mapped superclass of records, named-parameter SQL, keyset pages, LISTEN/NOTIFY.
 * Owns no table.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.platform.persistence;

import org.jspecify.annotations.NullMarked;
