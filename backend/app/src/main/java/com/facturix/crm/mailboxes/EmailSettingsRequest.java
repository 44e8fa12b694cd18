package com.facturix.crm.mailboxes;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** All of somebody's mailboxes; one that is known and not named is removed, with the mail that was read from it. */
public record EmailSettingsRequest(@NotNull @Size(max = 10) List<@NotNull @Valid MailboxRequest> mailboxes) {}
