package com.facturix.crm.mailboxes;

import com.facturix.crm.mailboxes.MailFailure.Problem;
import com.facturix.crm.platform.outbound.HostRefused;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** Reads out of what the mail library throws what is wrong, in terms of what somebody can do about it. */
final class Diagnosis {
    private static final int LONGEST = 300;
    /** IMAP's code for "not now" (RFC 5530), and SMTP's temporary replies to a login (RFC 4954, 4.7). */
    private static final Pattern NOT_NOW =
            Pattern.compile("\\[(?:UNAVAILABLE|INUSE|LIMIT)]|^4[0-9]{2}[ -]|\\b4\\.7\\.0\\b");

    private static final Pattern NO_TLS_OFFERED =
            Pattern.compile("STARTTLS (?:is )?required", Pattern.CASE_INSENSITIVE);
    /** What the library says when what answers is no mail server of this kind. */
    private static final Pattern NOT_THIS_SERVICE = Pattern.compile(
            "^220[ -]|bad greeting|Could not connect to SMTP host|invalid response", Pattern.CASE_INSENSITIVE);

    private Diagnosis() {}

    static MailFailure of(Exception failure, ServerLogin server) {
        if (failure instanceof MailFailure known) {
            return known;
        }
        var chain = chain(failure);
        var words = words(chain, server);
        var problem = problem(chain, words, server);
        var permanent =
                switch (problem) {
                    case WRONG_PASSWORD, WRONG_PORT, TLS_MISMATCH, CERTIFICATE, REFUSED_HOST -> true;
                    case REFUSED_BY_SERVER -> replyCode(chain) >= 500;
                    case UNREACHABLE, TIMEOUT, OTHER -> false;
                };
        return new MailFailure(problem, words, permanent, failure);
    }

    private static Problem problem(List<Throwable> chain, String words, ServerLogin server) {
        if (has(chain, HostRefused.class)) {
            return Problem.REFUSED_HOST;
        }
        if (has(chain, AuthenticationFailedException.class)) {
            return NOT_NOW.matcher(words).find() ? Problem.REFUSED_BY_SERVER : Problem.WRONG_PASSWORD;
        }
        if (has(chain, CertificateException.class)) {
            return Problem.CERTIFICATE;
        }
        if (has(chain, SSLException.class)) {
            return words.contains("certificate") || words.contains("PKIX") ? Problem.CERTIFICATE : Problem.TLS_MISMATCH;
        }
        if (has(chain, UnknownHostException.class) || has(chain, NoRouteToHostException.class)) {
            return Problem.UNREACHABLE;
        }
        if (has(chain, SocketTimeoutException.class)) {
            return timedOut(chain, server);
        }
        if (has(chain, ConnectException.class)) {
            return Problem.WRONG_PORT;
        }
        if (replyCode(chain) > 0) {
            return Problem.REFUSED_BY_SERVER;
        }
        if (NO_TLS_OFFERED.matcher(words).find()) {
            return Problem.TLS_MISMATCH;
        }
        if (NOT_THIS_SERVICE.matcher(words).find()) {
            return Problem.WRONG_PORT;
        }
        if (has(chain, EOFException.class) || words.contains("EOF")) {
            return server.security() == Security.SSL ? Problem.WRONG_PORT : Problem.TLS_MISMATCH;
        }
        return Problem.OTHER;
    }

    /**
     * Nothing came back. A server that waits for TLS to begin says nothing to one who waits for its greeting; one that
     * was connected and greeted is slow.
     */
    private static Problem timedOut(List<Throwable> chain, ServerLogin server) {
        var connecting = chain.stream().anyMatch(cause -> String.valueOf(cause.getMessage())
                .toLowerCase(Locale.ROOT)
                .contains("connect timed out"));
        if (connecting) {
            return Problem.UNREACHABLE;
        }
        var greeting = chain.stream().anyMatch(MailConnectException.class::isInstance)
                || chain.stream().anyMatch(cause -> calledBy(cause, "protocolConnect"));
        return greeting && server.security() != Security.SSL ? Problem.TLS_MISMATCH : Problem.TIMEOUT;
    }

    private static boolean calledBy(Throwable cause, String method) {
        for (var frame : cause.getStackTrace()) {
            if (frame.getMethodName().equals(method)) {
                return true;
            }
        }
        return false;
    }

    private static int replyCode(List<Throwable> chain) {
        for (var cause : chain) {
            if (cause instanceof SMTPSendFailedException failed) {
                return failed.getReturnCode();
            }
            if (cause instanceof SMTPAddressFailedException failed) {
                return failed.getReturnCode();
            }
        }
        return 0;
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (Throwable cause = failure;
                cause != null && !chain.contains(cause) && chain.size() < 12;
                cause = next(cause)) {
            chain.add(cause);
        }
        return chain;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }

    /** The innermost words, which are the server's or the network's own; without the password, should they quote it. */
    private static String words(List<Throwable> chain, ServerLogin server) {
        var said = chain.stream()
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        var words = said.isEmpty() ? chain.getFirst().getClass().getSimpleName() : said.getLast();
        if (!server.password().isEmpty()) {
            words = words.replace(server.password(), "•••");
        }
        words = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST);
    }
}
