package com.facturix.crm.inbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** The mailbox as its owner's other programs have it: an IMAP connection of the test's own. */
final class ImapAccount implements AutoCloseable {
    private final Session session = Session.getInstance(new Properties());
    private final Store store;

    ImapAccount(int port, String user, String password) throws MessagingException {
        store = session.getStore("imap");
        store.connect("127.0.0.1", port, user, password);
    }

    void put(String folder, byte[]... messages) throws MessagingException {
        var target = store.getFolder(folder);
        if (!target.exists()) {
            target.create(Folder.HOLDS_MESSAGES);
        }
        var mails = new Message[messages.length];
        for (var i = 0; i < messages.length; i++) {
            mails[i] = new MimeMessage(session, new ByteArrayInputStream(messages[i]));
        }
        target.appendMessages(mails);
    }

    void put(String folder, String... messages) throws MessagingException {
        put(
                folder,
                List.of(messages).stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    interface Work<T> {
        T with(Folder folder) throws MessagingException;
    }

    <T> T in(String name, Work<T> work) throws MessagingException {
        var folder = store.getFolder(name);
        folder.open(Folder.READ_WRITE);
        try {
            return work.with(folder);
        } finally {
            folder.close(true);
        }
    }

    long count(String folder, Flags.Flag flag) throws MessagingException {
        return in(folder, opened -> {
            var marked = 0L;
            for (var message : opened.getMessages()) {
                marked += message.isSet(flag) ? 1 : 0;
            }
            return marked;
        });
    }

    long uidValidity(String folder) throws MessagingException {
        return in(folder, opened -> ((UIDFolder) opened).getUIDValidity());
    }

    Store store() {
        return store;
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
