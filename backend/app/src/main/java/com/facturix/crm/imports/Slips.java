package com.facturix.crm.imports;

/** How many letters one would have to insert, drop, replace or swap to make one text of another. */
final class Slips {
    private Slips() {}

    /** The number of slips (optimal string alignment), or {@code most + 1} where there are more. */
    static int between(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (var j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            for (var j = 1; j <= b.length(); j++) {
                var same = a.charAt(i - 1) == b.charAt(j - 1);
                var fewest = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
                fewest = Math.min(fewest, rows[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    fewest = Math.min(fewest, rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = fewest;
            }
        }
        return Math.min(rows[a.length()][b.length()], most + 1);
    }
}
