package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.outbound.OutboundGate;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Connections to people's mail servers: through the outbound gate, logged in, encrypted unless the installation vouches
 * for the host. To be used outside a transaction: servers are slow.
 */
@ApplicationScoped
public class MailConnections {
    /** How long a server may take for one answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final OutboundGate gate;
    private final Vault vault;
    private final Sql sql;
    private final String greetingName;

    @Inject
    MailConnections(
            OutboundGate gate, Vault vault, Sql sql, @ConfigProperty(name = "facturix.base-url") String baseUrl) {
        this.gate = gate;
        this.vault = vault;
        this.sql = sql;
        // The name of this service, not that of the machine it runs on.
        var host = URI.create(baseUrl).getHost();
        this.greetingName = host == null ? "localhost" : host;
    }

    /** Something done with an opened mailbox. */
    @FunctionalInterface
    public interface StoreWork<T> {
        T with(Store store) throws MessagingException, IOException;
    }

    /** Something done with a server that takes mail; what is sent has to be made with the session. */
    @FunctionalInterface
    public interface TransportWork<T> {
        T with(Transport transport, Session session) throws MessagingException, IOException;
    }

    /** Opens the mailbox for as long as the work takes. Failures of the mail server come as {@link MailFailure}. */
    public <T> T withStore(UUID mailboxId, StoreWork<T> work) throws MailFailure {
        return withStore(mailboxId, PATIENCE, work);
    }

    /** As {@link #withStore(UUID, StoreWork)}, where the server may be silent for so long, as it is in IDLE. */
    public <T> T withStore(UUID mailboxId, Duration patience, StoreWork<T> work) throws MailFailure {
        return withStore(login(mailboxId, "imap"), patience, work);
    }

    /** Connects to the server that takes the mailbox's mail. Failures of it come as {@link MailFailure}. */
    public <T> T withTransport(UUID mailboxId, TransportWork<T> work) throws MailFailure {
        return withTransport(login(mailboxId, "smtp"), PATIENCE, work);
    }

    <T> T withStore(ServerLogin server, Duration patience, StoreWork<T> work) {
        try (var store = session("imap", server, patience).getStore("imap")) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            return work.with(store);
        } catch (MessagingException | IOException e) {
            throw Diagnosis.of(e, server);
        }
    }

    <T> T withTransport(ServerLogin server, Duration patience, TransportWork<T> work) {
        var session = session("smtp", server, patience);
        try (var transport = session.getTransport("smtp")) {
            transport.connect(server.host(), server.port(), server.user(), server.password());
            return work.with(transport, session);
        } catch (MessagingException | IOException e) {
            throw Diagnosis.of(e, server);
        }
    }

    private ServerLogin login(UUID mailboxId, String protocol) {
        return sql.first(
                        """
                        select %1$s_host as host, %1$s_port as port, %1$s_security as security, %1$s_user as login,
                            %1$s_password as password
                        from mailbox where id = :id""".formatted(protocol),
                        Map.of("id", mailboxId),
                        row -> new ServerLogin(
                                row.text("host"),
                                row.integer("port"),
                                Security.ofKey(row.text("security")),
                                row.text("login"),
                                opened(row.bytes("password"), mailboxId, protocol + "_password")))
                .orElseThrow(() -> Problems.notFound("mailbox"));
    }

    /** A password whose key is gone is one that has to be given again. */
    private String opened(byte[] sealed, UUID mailboxId, String field) {
        try {
            return vault.open(sealed, mailboxId, field);
        } catch (IllegalStateException e) {
            throw new MailFailure(
                    MailFailure.Problem.WRONG_PASSWORD, "The password kept here does not open any more", true, e);
        }
    }

    private Session session(String protocol, ServerLogin server, Duration patience) {
        if (server.security() == Security.NONE && !gate.vouchesFor(server.host(), server.port())) {
            throw new MailFailure(
                    MailFailure.Problem.REFUSED_HOST, "Passwords are not sent in the clear", true, new IOException());
        }
        var settings = new Properties();
        var mail = "mail." + protocol + ".";
        // Without these two the library falls back to sockets of its own when the gate refuses.
        settings.put(
                mail + "socketFactory",
                server.security() == Security.SSL ? gate.tlsSocketFactory() : gate.socketFactory());
        settings.put(mail + "socketFactory.fallback", "false");
        settings.put(mail + "ssl.socketFactory", gate.tls());
        settings.put(mail + "ssl.socketFactory.fallback", "false");
        settings.put(mail + "ssl.checkserveridentity", "true");
        settings.put(mail + "starttls.enable", Boolean.toString(server.security() == Security.STARTTLS));
        settings.put(mail + "starttls.required", Boolean.toString(server.security() == Security.STARTTLS));
        settings.put(mail + "connectiontimeout", Long.toString(CONNECTING.toMillis()));
        settings.put(mail + "timeout", Long.toString(patience.toMillis()));
        settings.put(mail + "writetimeout", Long.toString(PATIENCE.toMillis()));
        settings.put(mail + "auth.mechanisms", "PLAIN LOGIN");
        settings.put("mail.imap.peek", "true"); // reading a message here is not reading it
        settings.put("mail.imap.allowreadonlyselect", "true"); // a folder that may only be read is read
        settings.put("mail.imap.connectionpoolsize", "1");
        settings.put("mail.imap.fetchsize", "1048576");
        settings.put("mail.smtp.auth", "true");
        settings.put("mail.smtp.localhost", greetingName);
        settings.put("mail.smtp.quitwait", "false");
        return Session.getInstance(settings);
    }
}
