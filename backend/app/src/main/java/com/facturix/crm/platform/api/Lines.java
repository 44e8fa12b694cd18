package com.facturix.crm.platform.api;

import java.util.regex.Pattern;

/** Whether a text is one line, and how it becomes one. Unicode knows more line breaks than the two of a keyboard. */
public final class Lines {
    private static final Pattern NOT_OF_ONE_LINE = Pattern.compile("[\\p{Cc}\\u2028\\u2029&&[^\\t]]");
    private static final Pattern BREAK = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\u2028\\u2029]+");

    private Lines() {}

    /** Whether it holds neither a line break nor another control character; tabs are none. */
    public static boolean isOne(String text) {
        return !NOT_OF_ONE_LINE.matcher(text).find();
    }

    /** The text in one line: white space with a break, a tab or a control character in it becomes one space. */
    public static String joined(String text) {
        return SPACE.matcher(text)
                .replaceAll(space -> BREAK.matcher(space.group()).find() ? " " : space.group())
                .strip();
    }
}
