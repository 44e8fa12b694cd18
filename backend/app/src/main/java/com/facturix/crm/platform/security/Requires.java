package com.facturix.crm.platform.security;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Which line of the permission table an operation stands under. Every resource method carries one: a method without
 * is refused at run time and by the architecture test, so that no operation is open by omission.
 */
@Target(METHOD)
@Retention(RUNTIME)
public @interface Requires {
    Permission value();
}
