/**
 * Invented data for trying the product out, put into an empty database when the installation asks for it.
 * Owns no table.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.demo;

import org.jspecify.annotations.NullMarked;
