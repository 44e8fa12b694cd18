package com.facturix.crm.platform.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sockets to hosts that people name. A name is resolved once, every address it has is checked, and the socket goes to a
 * checked address: a name server that answers differently the next time changes nothing. What is not on the public
 * internet is refused, unless {@code facturix.outbound.allowed-hosts} lists the host, or the host with this port.
 */
@ApplicationScoped
public class OutboundGate {
    private final Set<String> allowed;
    private final VerifyingTls tls;

    @Inject
    OutboundGate(@ConfigProperty(name = "facturix.outbound.allowed-hosts") Optional<List<String>> allowed) {
        this(allowed.orElse(List.of()), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** With certificate authorities of one's own. */
    public OutboundGate(List<String> allowed, SSLSocketFactory tls) {
        this.allowed = allowed.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        this.tls = new VerifyingTls(tls);
    }

    /** Makes sockets that connect through the gate only, in the clear. */
    public SocketFactory socketFactory() {
        return new GateSocket.Factory(this, null);
    }

    /** Makes sockets that connect through the gate only, and are encrypted from the first byte. */
    public SocketFactory tlsSocketFactory() {
        return new GateSocket.Factory(this, tls);
    }

    /** What a connected socket is wrapped with (STARTTLS): the certificate has to be that of the name that was given. */
    public SSLSocketFactory tls() {
        return tls;
    }

    /** The host in its one spelling, as connections use it; empty where the text is no host's name or address. */
    public Optional<String> spelled(String host) {
        return HostName.of(host);
    }

    /** Whether the installation's settings vouch for this host: it may be private, and may be spoken to in the clear. */
    public boolean vouchesFor(String host, int port) {
        return HostName.of(host)
                .filter(name -> allowed.contains(name) || allowed.contains(name + ":" + port))
                .isPresent();
    }

    List<InetAddress> checked(String host, int port) throws IOException {
        var name = HostName.of(host).orElseThrow(() -> new HostRefused(host));
        var addresses = List.of(InetAddress.getAllByName(name));
        if (!vouchesFor(name, port) && !addresses.stream().allMatch(Addresses::isPublic)) {
            throw new HostRefused(host);
        }
        return addresses;
    }
}
