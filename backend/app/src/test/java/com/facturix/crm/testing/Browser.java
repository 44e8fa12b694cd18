package com.facturix.crm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * As much of a browser as the login needs: cookies per site, redirects, and Keycloak's form. The service under test
 * listens on another port than its configured address says, so that address is looked up there.
 */
public final class Browser {
    private static final Pattern FORM_ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final String configured;
    private final String real;

    private Browser(String configured, String real) {
        this.configured = configured;
        this.real = real;
    }

    /** A browser without a session. */
    public static Browser opened() {
        var configured = ConfigProvider.getConfig().getValue("facturix.base-url", String.class);
        return new Browser(configured, "http://localhost:" + RestAssured.port);
    }

    /** An answer, and the address that it came from, as the configured site names it. */
    public record Page(int status, String address, String body, java.net.http.HttpHeaders headers) {
        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }
    }

    /** Follows a link to {@code path} of the site and every redirect from there. */
    public Page visit(String path) {
        return follow(send("GET", real + path, Map.of("Accept", "text/html"), null));
    }

    /** Fills in Keycloak's form, to which {@code path} leads whoever is not logged in. */
    public Page login(Persona person, String path) {
        return submitLogin(visit(path), person.email());
    }

    public Page submitLogin(Page form, String email) {
        var action = FORM_ACTION.matcher(form.body());
        assertThat(action.find()).as("a login form at " + form.address()).isTrue();
        var body = "username=" + encode(email) + "&password=" + encode(People.PASSWORD);
        return follow(send(
                "POST",
                action.group(1).replace("&amp;", "&"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                body));
    }

    /** One request to the site as it is, without following where it leads. */
    public Page ask(String method, String path, Map<String, String> headers, @Nullable String body) {
        return send(method, real + path, headers, body);
    }

    /** The cookies of the site, as a header. */
    public String cookieHeader() {
        return header(real);
    }

    public List<String> cookieNames() {
        return List.copyOf(jar(real).keySet());
    }

    private Page follow(Page page) {
        for (var hops = 0; hops < 12; hops++) {
            var location = page.header("Location");
            if (page.status() < 300 || page.status() > 399 || location == null) {
                return page;
            }
            page = send(
                    "GET",
                    URI.create(page.address()).resolve(location).toString(),
                    Map.of("Accept", "text/html"),
                    null);
        }
        throw new AssertionError("The redirects never end: " + page.address());
    }

    private Page send(String method, String address, Map<String, String> headers, @Nullable String body) {
        var target = address.startsWith(configured) ? real + address.substring(configured.length()) : address;
        var request = HttpRequest.newBuilder(URI.create(target))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!jar(target).isEmpty()) {
            request.header("Cookie", header(target));
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            keepCookies(target, response);
            var shown = target.startsWith(real) ? configured + target.substring(real.length()) : target;
            return new Page(response.statusCode(), shown, response.body(), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keepCookies(String target, HttpResponse<?> response) {
        for (var cookie : response.headers().allValues("Set-Cookie")) {
            var pair = cookie.substring(0, cookie.indexOf(';') < 0 ? cookie.length() : cookie.indexOf(';'));
            var name = pair.substring(0, pair.indexOf('='));
            if (cookie.contains("Max-Age=0") || pair.endsWith("=")) {
                jar(target).remove(name);
            } else {
                jar(target).put(name, pair.substring(pair.indexOf('=') + 1));
            }
        }
    }

    private Map<String, String> jar(String address) {
        return cookies.computeIfAbsent(URI.create(address).getAuthority(), site -> new HashMap<>());
    }

    private String header(String address) {
        return jar(address).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
