package com.facturix.crm.inbox;

import com.facturix.crm.mailboxes.MailFailure.Problem;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;

/** What keeps one folder from being read while the connection stands; {@code words} are the server's own. */
record FolderTrouble(Problem problem, String words) {

    /** Empty where it is the connection's, and so all folders'. */
    static Optional<FolderTrouble> of(MessagingException failure) {
        if (failure instanceof FolderClosedException || failure instanceof StoreClosedException) {
            return Optional.empty();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException || cause instanceof IOException) {
                return Optional.empty();
            }
            if (cause instanceof CommandFailedException || cause instanceof BadCommandException) {
                return Optional.of(
                        new FolderTrouble(Problem.REFUSED_BY_SERVER, said((ProtocolException) cause, failure)));
            }
        }
        var problem = failure instanceof FolderNotFoundException ? Problem.REFUSED_BY_SERVER : Problem.OTHER;
        return Optional.of(new FolderTrouble(problem, String.valueOf(failure.getMessage())));
    }

    private static String said(ProtocolException refusal, MessagingException failure) {
        var response = refusal.getResponse();
        return response == null ? String.valueOf(failure.getMessage()) : response.getRest();
    }
}
