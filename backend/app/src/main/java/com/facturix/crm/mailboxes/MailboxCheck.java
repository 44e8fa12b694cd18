package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import com.facturix.crm.platform.outbound.OutboundGate;
import com.facturix.crm.platform.templates.RichText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be right about a mailbox before anybody connects to it. */
@ApplicationScoped
class MailboxCheck {
    private static final int LONGEST_SIGNATURE = 20_000;

    private final OutboundGate gate;

    MailboxCheck(OutboundGate gate) {
        this.gate = gate;
    }

    /**
     * The request with hosts in their one spelling and a signature that nothing can act in. Refuses with 400 what is no
     * host, passwords in the clear, and a password that is missing or was given for another server.
     *
     * @param at where the mailbox stands in the body, such as {@code mailboxes[0].}
     * @param known the mailbox as it is, for one that exists
     */
    MailboxRequest checked(MailboxRequest request, @Nullable Mailbox known, String at) {
        var errors = new ArrayList<FieldError>();
        var imap = checked(request.imap(), known == null ? null : known.imap(), at + "imap.", errors);
        var smtp = checked(request.smtp(), known == null ? null : known.smtp(), at + "smtp.", errors);
        var signature = RichText.sanitised(request.signature());
        if (signature != null && signature.length() > LONGEST_SIGNATURE) {
            errors.add(new FieldError(at + "signature", "is too long"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return request.with(imap, smtp, signature);
    }

    private ServerRequest checked(
            ServerRequest request, @Nullable MailServer known, String at, List<FieldError> errors) {
        var host = gate.spelled(request.host());
        if (host.isEmpty()) {
            errors.add(new FieldError(at + "host", "must be the name of a host such as mail.example.com"));
            return request;
        }
        var server = request.withHost(host.get());
        if (server.security() == Security.NONE && !gate.vouchesFor(server.host(), server.port())) {
            errors.add(new FieldError(at + "security", "must not be none: passwords are not sent in the clear"));
        }
        if (server.password() == null && (known == null || !known.is(server))) {
            // A password is only ever shown to the server that it was given for.
            errors.add(new FieldError(
                    at + "password", known == null ? "must be given" : "must be given again when the server changes"));
        }
        return server;
    }
}
