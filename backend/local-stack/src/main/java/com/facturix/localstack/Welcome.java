package com.facturix.localstack;

/** What a person needs to know once everything runs. */
final class Welcome {

    private Welcome() {}

    static String running(StackConfig config, Endpoints endpoints) {
        return """

                Facturix CRM is running.

                  Open            %1$s
                  Log in as       admin@facturix.local      demo-admin
                                  manager@facturix.local    demo-manager
                                  bd@facturix.local         demo-bd
                                  bd2@facturix.local        demo-bd2
                  API console     %1$s/q/swagger-ui
                  Mailbox         %2$s   (every mail that the CRM sends)
                  Mail accounts   any address; IMAP localhost:%5$d, SMTP localhost:%6$d, no encryption,
                                  password mail- and the part before the @ (mail-bd for bd@facturix.local)
                  Login server    %3$s/admin   (user admin, password in .local/secrets.properties)
                  Data and logs   %4$s   (make clean-data starts afresh)
                  Stop            Ctrl-C
                """.formatted(
                        endpoints.baseUrl(),
                        endpoints.mailboxUrl(),
                        endpoints.keycloakUrl(),
                        config.data(),
                        endpoints.imapPort(),
                        endpoints.smtpPort());
    }

    static String services(StackConfig config, Endpoints endpoints) {
        return """

                The services are running: PostgreSQL on port %1$d, Keycloak %2$s, mailbox %3$s.
                The app's settings are in %4$s.
                """.formatted(
                        endpoints.postgresPort(),
                        endpoints.keycloakUrl(),
                        endpoints.mailboxUrl(),
                        config.data().resolve("run").resolve("stack.env"));
    }
}
