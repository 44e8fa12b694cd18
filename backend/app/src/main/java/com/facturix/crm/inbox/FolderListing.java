package com.facturix.crm.inbox;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * The folders of a server: those that are read, what came in before what was sent and both before what was put
 * elsewhere, and those that are left out.
 */
record FolderListing(List<Named> read, List<SyncView.LeftOutFolder> leftOut) {
    private static final int LONGEST_NAME = 500;
    /** Of a server whose folders are labels: what was archived there lies in none but the one of all mail. */
    private static final String LABELS = "X-GM-EXT-1";

    record Named(String name, FolderRole role) {}

    static FolderListing of(Store store) throws MessagingException {
        var labels = ((IMAPStore) store).hasCapability(LABELS);
        var read = new ArrayList<Named>();
        var leftOut = new ArrayList<SyncView.LeftOutFolder>();
        var above = new ArrayList<String>();
        var folders = Arrays.stream(store.getDefaultFolder().list("*"))
                .sorted(Comparator.comparing(Folder::getFullName))
                .toList();
        for (var folder : folders) {
            var name = folder.getFullName();
            if (above.stream().anyMatch(name::startsWith)) {
                continue;
            }
            var marks = marks(folder);
            var role = FolderRole.of(name, folder.getSeparator(), marks);
            var reason = reason(name, folder.getSeparator(), marks, role, labels);
            if (reason.isPresent() && reason.get().holdsBelow()) {
                above.add(name + folder.getSeparator());
            }
            if ((folder.getType() & Folder.HOLDS_MESSAGES) == 0
                    || name.length() > LONGEST_NAME
                    || marks.contains("\\noselect")
                    || marks.contains("\\nonexistent")) {
                continue;
            }
            reason.ifPresentOrElse(
                    why -> leftOut.add(new SyncView.LeftOutFolder(name, why)), () -> read.add(new Named(name, role)));
        }
        read.sort(Comparator.comparing(Named::role));
        return new FolderListing(read, leftOut);
    }

    private static Optional<LeftOut> reason(
            String name, char separator, List<String> marks, FolderRole role, boolean labels) {
        if (role == FolderRole.INBOX) {
            return Optional.empty();
        }
        // Elsewhere it shows what lies in other folders, with what was thrown away among it.
        if (role == FolderRole.ALL && !labels) {
            return Optional.of(LeftOut.VIEW);
        }
        var marked = LeftOut.marked(marks);
        return marked.isPresent() || role != FolderRole.OTHER
                ? marked
                : LeftOut.named(FolderRole.fold(FolderRole.own(name, separator)));
    }

    private static List<String> marks(Folder folder) throws MessagingException {
        var attributes = ((IMAPFolder) folder).getAttributes();
        return attributes == null
                ? List.of()
                : Arrays.stream(attributes)
                        .map(mark -> mark.toLowerCase(Locale.ROOT))
                        .toList();
    }
}
