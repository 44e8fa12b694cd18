package com.facturix.localstack;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import java.util.Locale;

/** Every address has an account, which appears when it is first asked for; its password follows from the address. */
final class MailAccounts extends UserManager {

    MailAccounts(ImapHostManager mailboxes) {
        super(mailboxes);
    }

    /** {@code mail-} and what stands before the @. */
    static String password(String address) {
        return "mail-" + address.toLowerCase(Locale.ROOT).split("@", 2)[0];
    }

    @Override
    public boolean test(String login, String password) {
        if (login == null || login.indexOf('@') < 1 || !password(login).equals(password)) {
            return false;
        }
        account(login);
        return true;
    }

    /** The account of an address. */
    synchronized GreenMailUser account(String address) {
        String email = address.toLowerCase(Locale.ROOT);
        GreenMailUser known = getUserByEmail(email);
        if (known != null) {
            return known;
        }
        try {
            return createUser(email, email, password(email));
        } catch (UserException e) {
            throw new IllegalStateException(e);
        }
    }
}
