package com.facturix.crm.outbox;

import com.facturix.crm.platform.api.Lines;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What may stand in the head of a mail. A line break in any of it would be a second head, written by whoever wrote the
 * field. In a subject or an address that somebody writes it is refused by name; what people and records are called, and
 * what texts are filled with, becomes one line.
 */
final class Heads {
    static final int MOST_RECIPIENTS = 50;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST = 254;

    private Heads() {}

    /** Refuses with 400 at {@code field} what is more than one line. */
    static void check(String field, String text) {
        fault(text).ifPresent(fault -> {
            throw Problems.invalid(field, fault);
        });
    }

    /** Refuses with 400 at its place, such as {@code to[0].address}, what is more than one line. */
    static void checkLines(List<Recipient> recipients) {
        check(recipients, false);
    }

    /** Refuses with 400, each at its place such as {@code to[0].address}, whom no mail can go to. */
    static void check(List<Recipient> recipients) {
        check(recipients, true);
    }

    private static void check(List<Recipient> recipients, boolean whole) {
        var errors = new ArrayList<FieldError>();
        var counts = new EnumMap<Recipient.Role, Integer>(Recipient.Role.class);
        Set<String> known = new HashSet<>();
        for (var recipient : recipients) {
            var place = counts.merge(recipient.role(), 1, Integer::sum) - 1;
            var field = "%s[%d]".formatted(recipient.role().name().toLowerCase(Locale.ROOT), place);
            (whole ? faultOfAddress(recipient.address()) : fault(recipient.address()))
                    .ifPresent(fault -> errors.add(new FieldError(field + ".address", fault)));
            if (whole && !known.add(recipient.address().toLowerCase(Locale.ROOT))) {
                errors.add(new FieldError(field + ".address", "is there already"));
            }
        }
        if (recipients.size() > MOST_RECIPIENTS) {
            errors.add(new FieldError("to", "holds more than %d readers".formatted(MOST_RECIPIENTS)));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    /** The text in one line, without control characters. */
    static String oneLine(String text) {
        return Lines.joined(text);
    }

    /** What is wrong with one line of text: RFC 5322 knows no line breaks or control characters in it. */
    static Optional<String> fault(String text) {
        return Lines.isOne(text) ? Optional.empty() : Optional.of("must be one line");
    }

    static Optional<String> faultOfAddress(String address) {
        if (fault(address).isPresent()) {
            return fault(address);
        }
        var at = address.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || address.length() > LONGEST || address.indexOf('@') != at) {
            return Optional.of("is not an e-mail address");
        }
        try {
            new InternetAddress(ascii(address), true).validate();
            return Optional.empty();
        } catch (AddressException | IllegalArgumentException e) {
            return Optional.of("is not an e-mail address");
        }
    }

    /** The address with its domain as DNS writes it. Servers that take other letters before the @ are rare. */
    static String ascii(String address) {
        var at = address.lastIndexOf('@');
        return address.substring(0, at) + "@" + IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
    }
}
