package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.events.Changes;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where one side of a mailbox is, and the sealed password to it. */
@Embeddable
class MailServer {
    @Column
    private String host;

    @Column
    private int port;

    @Column
    private Security security;

    @Column
    private String login;

    /** Empty until the row has the id that it is sealed for. */
    @Column
    private byte[] password = new byte[0];

    /** For Hibernate. */
    protected MailServer() {}

    MailServer(ServerRequest request) {
        place(request);
    }

    void amend(ServerRequest request, String name, Changes changes) {
        changes.note(name, described(), new MailServer(request).described());
        place(request);
    }

    void seal(byte[] sealed) {
        password = sealed;
    }

    private void place(ServerRequest request) {
        host = request.host();
        port = request.port();
        security = request.security();
        login = request.user();
    }

    /** Whether a request means this very server and user: only then may it be spoken to with the password that is kept. */
    boolean is(ServerRequest request) {
        return host.equals(request.host())
                && port == request.port()
                && security == request.security()
                && login.equals(request.user());
    }

    byte[] password() {
        return password;
    }

    ServerSettings view() {
        return new ServerSettings(host, port, security, login, true);
    }

    private String described() {
        return "%s:%d (%s), %s".formatted(host, port, security.key(), login);
    }
}
