package com.facturix.localstack;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Map;

/**
 * A mail server that takes mail for anybody, logged in or not, shows it over IMAP to who knows the password, and lets
 * none of it out.
 */
final class MailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    static MailServer start(Ports ports, MailFolder folder) {
        GreenMail server = new WithOpenAccounts(new ServerSetup[] {
            new ServerSetup(ports.smtp(), LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(ports.imap(), LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        MailAccounts accounts = (MailAccounts) server.getUserManager();
        List<MailFolder.Kept> kept = folder.newest(Integer.MAX_VALUE);
        kept.reversed().forEach(mail -> accounts.account(mail.recipient()).deliver(mail.message()));
        accounts.setMessageDeliveryHandler((MovingMessage message, MailAddress recipient) -> {
            folder.keep(message.getMessage(), recipient.getEmail());
            return accounts.account(recipient.getEmail());
        });
        return new MailServer(server);
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The server with our accounts in place of its own. */
    private static final class WithOpenAccounts extends GreenMail {

        WithOpenAccounts(ServerSetup[] setups) {
            super(setups);
        }

        @Override
        protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers unused) {
            managers = new Parts();
            return super.createServices(setups, managers);
        }
    }

    private static final class Parts extends Managers {

        private final MailAccounts accounts = new MailAccounts(getImapHostManager());
        private final SmtpManager smtp = new SmtpManager(getImapHostManager(), accounts);

        @Override
        public UserManager getUserManager() {
            return accounts;
        }

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }
}
