package com.facturix.crm.tracking;

/** Where pixels and links lead: short, since they stand in mails. */
final class TrackingPaths {
    static final String OPEN = "/api/email/track/open/";
    static final String CLICK = "/api/email/track/click/";
    /** Everything under it answers without a login. */
    static final String ALL = "/api/email/track/";

    private TrackingPaths() {}
}
