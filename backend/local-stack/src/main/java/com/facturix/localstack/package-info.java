/**
 * The servers that Facturix CRM needs around it, on one machine and loopback only: PostgreSQL, Keycloak and a mail
 * server.
 * {@link com.facturix.localstack.LocalStack} starts them, for {@code make run}, for the tests and for the benchmarks;
 * {@link com.facturix.localstack.Main} is the command line around it.
 * It knows the app only as a program to start and a set of environment variables.
 */
@NullMarked
package com.facturix.localstack;

import org.jspecify.annotations.NullMarked;
