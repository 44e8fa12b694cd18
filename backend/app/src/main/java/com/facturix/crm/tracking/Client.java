package com.facturix.crm.tracking;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What kind of program a User-Agent speaks of. */
enum Client {
    NONE,
    SCANNER,
    PRIVACY_PROTECTION,
    IMAGE_PROXY,
    MAIL_PROGRAM,
    BROWSER,
    UNKNOWN;

    /** Word parts that stand in the names of robots, filters and tools and of nothing that people read mail with. */
    private static final Pattern SCANNERS = Pattern.compile(
            "(?<!cu)bot\\b|crawl|spider|slurp|scan(ner|ning)?\\b|preview|headless|phantom|barracuda|proofpoint|mimecast"
                    + "|symantec|trend ?micro|forcepoint|zscaler|sophos|ironport|fireeye|trellix|urldefense|safelinks"
                    + "|link ?check|monitor|^curl/|^wget|python|go-http-client|^java/|apache-httpclient|okhttp|libwww"
                    + "|node-fetch|axios|^undici|^ruby|^perl|^php|guzzle|facebookexternalhit|whatsapp|slack|skypeuri"
                    + "|postman|insomnia");

    private static final Pattern PROXIES = Pattern.compile("googleimageproxy|yahoomailproxy");
    private static final Pattern MAIL_PROGRAMS = Pattern.compile(
            "outlook|microsoft office|msoffice|ms-office"
                    + "|thunderbird|airmail|sparrow|superhuman|em client|postbox|k-9 mail|evolution|lotus-notes|applemail|kmail");

    static Client of(@Nullable String agent) {
        if (agent == null || agent.isBlank()) {
            return NONE;
        }
        if (agent.equals("Mozilla/5.0")) {
            // Apple's proxies send this and no more.
            return PRIVACY_PROTECTION;
        }
        var text = agent.toLowerCase(Locale.ROOT);
        if (PROXIES.matcher(text).find()) {
            return IMAGE_PROXY;
        }
        if (MAIL_PROGRAMS.matcher(text).find()) {
            return MAIL_PROGRAM;
        }
        if (SCANNERS.matcher(text).find()) {
            return SCANNER;
        }
        if (!text.startsWith("mozilla/5.0 (")) {
            return UNKNOWN;
        }
        if (text.contains("applewebkit/") && !text.contains("safari/")) {
            // Apple's mail programs show pages by the system's engine, without naming the browser.
            return MAIL_PROGRAM;
        }
        return text.contains("safari/") || text.contains("gecko/") || text.contains("trident/") ? BROWSER : UNKNOWN;
    }
}
