package com.facturix.crm.mailboxes;

/** Where a mail server is and how to get in. Its text never shows the password. */
record ServerLogin(String host, int port, Security security, String user, String password) {
    @Override
    public String toString() {
        return "%s:%d (%s) as %s".formatted(host, port, security.key(), user);
    }
}
