package com.facturix.crm.platform.files;

/**
 * Cells of files that people open in a spreadsheet, where a text that begins like a formula would be run as one. An
 * apostrophe before it prevents that; coming back, exactly that apostrophe goes again, so that no text is lost or
 * changed on the way: {@code unguard(guard(x))} is {@code x} for every x.
 */
public final class SpreadsheetText {
    private static final String STARTERS = "=+-@\t\r";

    private SpreadsheetText() {}

    /** The text as it may stand in a file. */
    public static String guard(String text) {
        return looksLikeFormula(text) ? "'" + text : text;
    }

    /** The text as it was before {@link #guard}; any other text stays as it is. */
    public static String unguard(String cell) {
        return cell.startsWith("'") && looksLikeFormula(cell) ? cell.substring(1) : cell;
    }

    /** Apostrophes and then a starter: a guarded text is guarded once more, or it would come back one short. */
    private static boolean looksLikeFormula(String text) {
        var i = 0;
        while (i < text.length() && text.charAt(i) == '\'') {
            i++;
        }
        return i < text.length() && STARTERS.indexOf(text.charAt(i)) >= 0;
    }
}
