package com.facturix.crm.tracking;

import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tracking ids: the row, the link's place and 128 bits of HMAC-SHA256 over both, in the alphabet of addresses. Whoever
 * does not hold the key can make none up, and one that was made up is known for it without a look at the database.
 */
@ApplicationScoped
class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNED = Long.BYTES * 2 + Short.BYTES;
    private static final int LENGTH = SIGNED + 16;
    /** As {@value #LENGTH} bytes come out in base 64. */
    private static final int CHARACTERS = 46;

    private final Sql sql;
    /** Each thread's own: a Mac has a state. */
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

    private volatile @Nullable SecretKeySpec key;

    Signature(Sql sql) {
        this.sql = sql;
    }

    /** Read once, so that no request ever has to. */
    void load(@Observes StartupEvent started) {
        key = new SecretKeySpec(sql.one("select key from tracking_key", Map.of(), row -> row.bytes("key")), ALGORITHM);
    }

    String sign(Mark mark) {
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(mark.tracking().getMostSignificantBits())
                .putLong(mark.tracking().getLeastSignificantBits())
                .putShort((short) mark.link());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        bytes.put(code(bytes.array()), 0, LENGTH - SIGNED).array());
    }

    /** What {@code text} stands for; empty unless we wrote it. Takes as long for a near miss as for any other. */
    Optional<Mark> read(@Nullable String text) {
        if (text == null || text.length() != CHARACTERS) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var code = Arrays.copyOf(code(bytes), LENGTH - SIGNED);
        if (!MessageDigest.isEqual(code, Arrays.copyOfRange(bytes, SIGNED, LENGTH))) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        return Optional.of(
                new Mark(new UUID(buffer.getLong(), buffer.getLong()), Short.toUnsignedInt(buffer.getShort())));
    }

    private byte[] code(byte[] bytes) {
        var mac = macs.get();
        mac.update(bytes, 0, SIGNED);
        return mac.doFinal();
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
