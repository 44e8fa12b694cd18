package com.facturix.crm.outbox;

import com.facturix.crm.outbox.Forms.Ready;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Gives one mail to the server. Until the lone dot that ends its text nothing has been handed over (RFC 5321, 4.1.1.4):
 * whatever breaks before it can be tried again. So the mail is marked as being sent, and the mark committed, in the
 * moment before the dot. Whatever breaks after it leaves the mail in doubt, until somebody finds out.
 */
@ApplicationScoped
class HandOver {
    /** "The service is closing the connection": nothing is wrong with this mail. */
    private static final int CLOSING = 421;

    private final Verdicts verdicts;

    HandOver(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /**
     * Sends it, and writes down what came of it. Throws what says nothing of the mail, but of the connection.
     *
     * @return whether the connection can be used for the next one
     */
    boolean give(Ready mail, Transport transport, Session session) throws MessagingException {
        var message = new Handed(session, mail);
        try {
            transport.sendMessage(message, addresses(mail.readers()));
            verdicts.sent(mail.id());
            return true;
        } catch (MessagingException e) {
            if (message.unmarked != null) {
                // Our database is away: that says nothing of the server, which is not to be left alone for it.
                throw message.unmarked;
            }
            return judge(mail, message.isGone(), message.isRefused(), e);
        }
    }

    private boolean judge(Ready mail, boolean gone, boolean taken, MessagingException e) throws MessagingException {
        if (taken) {
            return false;
        }
        var said = said(e);
        var state = gone ? MailState.SENDING : MailState.WAITING;
        if (said.isEmpty()) {
            if (gone) {
                // No answer: it may have arrived. It stays marked, and is looked for.
                return false;
            }
            throw e;
        }
        var answer = said.get();
        if (answer.code() >= 500) {
            var problem = answer.ofReader() ? SendingProblem.ADDRESS_REFUSED : SendingProblem.REFUSED;
            verdicts.failed(mail.id(), state, problem, answer.words());
        } else {
            verdicts.deferred(mail.id(), state, mail.attempts(), answer.words());
            if (answer.code() == CLOSING) {
                throw e;
            }
        }
        return true;
    }

    /** A server's answer. {@code ofReader}: it is about one of the addresses. */
    private record Answer(int code, String words, boolean ofReader) {}

    /** What the server said, the gravest first: one reader refused for good outweighs another put off. */
    private static Optional<Answer> said(MessagingException e) {
        var answers = new ArrayList<Answer>();
        for (Exception cause = e; cause instanceof MessagingException mail; cause = mail.getNextException()) {
            if (cause instanceof SMTPAddressFailedException refused) {
                answers.add(new Answer(
                        refused.getReturnCode(),
                        "%s: %s".formatted(refused.getAddress().getAddress(), oneLine(refused.getMessage())),
                        true));
            } else if (cause instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 400) {
                answers.add(new Answer(refused.getReturnCode(), oneLine(refused.getMessage()), false));
            }
        }
        return answers.stream()
                .filter(answer -> answer.code() >= 400)
                .max(java.util.Comparator.<Answer>comparingInt(answer -> answer.code() / 100)
                        .thenComparing(answer -> answer.ofReader()));
    }

    private static String oneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static Address[] addresses(List<String> readers) throws MessagingException {
        var addresses = new Address[readers.size()];
        for (var i = 0; i < addresses.length; i++) {
            addresses[i] = new InternetAddress(readers.get(i), false);
        }
        return addresses;
    }

    /** The message that asks, once its text is out, whether it may go. */
    private final class Handed extends MimeMessage {
        private final Ready mail;
        private boolean gone;
        private boolean refused;
        private @Nullable RuntimeException unmarked;

        Handed(Session session, Ready mail) throws MessagingException {
            super(session, new ByteArrayInputStream(mail.bytes()));
            this.mail = mail;
        }

        @Override
        public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
            super.writeTo(out, without);
            out.flush();
            refused = !claimed();
            if (refused) {
                // The library ends the connection without the dot: the server throws away what it has.
                throw new IOException("Taken back");
            }
            gone = true;
        }

        private boolean claimed() throws IOException {
            try {
                return verdicts.claim(mail.id());
            } catch (RuntimeException e) {
                unmarked = e;
                throw new IOException("Not marked", e);
            }
        }

        boolean isGone() {
            return gone;
        }

        boolean isRefused() {
            return refused;
        }
    }
}
