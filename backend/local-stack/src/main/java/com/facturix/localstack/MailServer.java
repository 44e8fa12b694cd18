package com.facturix.localstack;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Locale;

/** A mail server that takes mail for anybody, shows it over IMAP with any password, and lets none of it out. */
final class MailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    static MailServer start(Ports ports, MailFolder folder) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(ports.smtp(), LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(ports.imap(), LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
        server.start();
        UserManager users = server.getUserManager();
        List<MailFolder.Kept> kept = folder.newest(Integer.MAX_VALUE);
        kept.reversed().forEach(mail -> owner(users, mail.recipient()).deliver(mail.message()));
        users.setMessageDeliveryHandler((MovingMessage message, MailAddress recipient) -> {
            folder.keep(message.getMessage(), recipient.getEmail());
            return owner(users, recipient.getEmail());
        });
        return new MailServer(server);
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The account of an address, made when its first mail arrives. */
    private static GreenMailUser owner(UserManager users, String address) {
        String email = address.toLowerCase(Locale.ROOT);
        GreenMailUser known = users.getUserByEmail(email);
        if (known != null) {
            return known;
        }
        try {
            return users.createUser(email, email, email);
        } catch (UserException e) {
            throw new IllegalStateException(e);
        }
    }
}
