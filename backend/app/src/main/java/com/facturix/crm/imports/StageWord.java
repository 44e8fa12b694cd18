package com.facturix.crm.imports;

/** A stage as an import needs to know it. */
record StageWord(String key, String kind, int probability, String english, String french, boolean ofDefault) {
    boolean open() {
        return kind.equals("open");
    }

    boolean won() {
        return kind.equals("won");
    }

    boolean lost() {
        return kind.equals("lost");
    }
}
