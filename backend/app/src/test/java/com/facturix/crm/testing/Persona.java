package com.facturix.crm.testing;

import static io.restassured.RestAssured.given;

import com.facturix.crm.platform.security.Role;
import io.restassured.config.LogConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Supplier;

/** Somebody with a real token of the real Keycloak. */
public record Persona(UUID id, String subject, String name, String email, Role role, Supplier<String> token) {

    /** Bodies are logged as they are sent: to indent each of thousands takes longer than to answer it. */
    private static final RestAssuredConfig PLAIN_LOG =
            RestAssuredConfig.newConfig().logConfig(LogConfig.logConfig().enablePrettyPrinting(false));

    /** A request in this person's name, by bearer token. */
    public RequestSpecification asks() {
        return given().config(PLAIN_LOG).auth().oauth2(token.get()).accept(ContentType.JSON);
    }

    /** A request in this person's name with a JSON body. */
    public RequestSpecification sends(Object body) {
        return asks().contentType(ContentType.JSON).body(body);
    }

    /** A change of a record whose version the person has read. */
    public RequestSpecification sends(Object body, long version) {
        return sends(body).header("If-Match", "\"" + version + "\"");
    }

    /** A removal of a record whose version the person has read. */
    public RequestSpecification asks(long version) {
        return asks().header("If-Match", "\"" + version + "\"");
    }
}
