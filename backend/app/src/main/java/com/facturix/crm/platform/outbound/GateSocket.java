package com.facturix.crm.platform.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A socket that asks the gate before it connects, whatever address it is told to connect to. What it really speaks
 * through is made once the host has been checked.
 */
final class GateSocket extends Socket {
    private static final int CONNECT_MILLIS = 10_000;

    private final OutboundGate gate;
    private final @Nullable VerifyingTls tls;
    private volatile @Nullable Socket line;
    private volatile boolean closed;
    private int readMillis;

    private GateSocket(OutboundGate gate, @Nullable VerifyingTls tls) {
        this.gate = gate;
        this.tls = tls;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, CONNECT_MILLIS);
    }

    /** Tries the addresses of the host one after the other, and greets in TLS, all within the time given. */
    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        if (!(endpoint instanceof InetSocketAddress target)) {
            throw new IOException("Not a host and a port");
        }
        var host = target.getHostString();
        var deadline =
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis <= 0 ? CONNECT_MILLIS : timeoutMillis);
        var addresses = gate.checked(host, target.getPort());
        IOException why = null;
        for (var i = 0; i < addresses.size(); i++) {
            try {
                var share = left(deadline) / (addresses.size() - i);
                line = encrypted(connected(addresses.get(i), target.getPort(), share), host, deadline);
                line().setSoTimeout(readMillis);
                return;
            } catch (IOException e) {
                why = e;
            }
        }
        throw why == null ? new SocketException("The host has no address") : why;
    }

    private static Socket connected(InetAddress address, int port, int millis) throws IOException {
        // Not by a proxy that the system's settings may name: it would resolve the name itself.
        var socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(address, port), Math.max(1, millis));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket encrypted(Socket socket, String host, long deadline) throws IOException {
        if (tls == null) {
            return socket;
        }
        try {
            socket.setSoTimeout(left(deadline));
            var encrypted = (SSLSocket) tls.createSocket(socket, host, socket.getPort(), true);
            encrypted.startHandshake();
            return encrypted;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static int left(long deadline) throws SocketTimeoutException {
        var millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException("The host did not answer in time");
        }
        return (int) millis;
    }

    private Socket line() throws SocketException {
        var now = line;
        if (now == null) {
            throw new SocketException("Not connected");
        }
        return now;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return line().getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return line().getOutputStream();
    }

    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
        readMillis = millis;
        if (line != null) {
            line().setSoTimeout(millis);
        }
    }

    @Override
    public synchronized int getSoTimeout() {
        return readMillis;
    }

    @Override
    public boolean isConnected() {
        return line != null;
    }

    @Override
    public boolean isClosed() {
        var now = line;
        return closed || now != null && now.isClosed();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        var now = line;
        if (now != null) {
            now.close();
        }
    }

    @Override
    public void shutdownInput() throws IOException {
        line().shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        line().shutdownOutput();
    }

    @Override
    public boolean isInputShutdown() {
        var now = line;
        return now != null && now.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        var now = line;
        return now != null && now.isOutputShutdown();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        line().setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return line().getTcpNoDelay();
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        line().setKeepAlive(on);
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        var now = line;
        return now == null ? null : now.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        var now = line;
        return now == null ? super.getLocalAddress() : now.getLocalAddress();
    }

    @Override
    public int getPort() {
        var now = line;
        return now == null ? 0 : now.getPort();
    }

    @Override
    public int getLocalPort() {
        var now = line;
        return now == null ? -1 : now.getLocalPort();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        var now = line;
        return now == null ? null : now.getRemoteSocketAddress();
    }

    @Override
    public @Nullable SocketAddress getLocalSocketAddress() {
        var now = line;
        return now == null ? null : now.getLocalSocketAddress();
    }

    /** Makes them, connected or to be. */
    static final class Factory extends SocketFactory {
        private final OutboundGate gate;
        private final @Nullable VerifyingTls tls;

        Factory(OutboundGate gate, @Nullable VerifyingTls tls) {
            this.gate = gate;
            this.tls = tls;
        }

        @Override
        public Socket createSocket() {
            return new GateSocket(gate, tls);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            var socket = createSocket();
            socket.connect(InetSocketAddress.createUnresolved(host, port));
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return createSocket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return createSocket(host.getHostAddress(), port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return createSocket(host, port);
        }
    }
}
