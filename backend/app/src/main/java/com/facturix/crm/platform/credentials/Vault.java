package com.facturix.crm.platform.credentials;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals secrets with AES-256-GCM, bound to the row and the field they stand in: copied anywhere else they do not open.
 * The key is {@code facturix.credentials.key}, or the text of the file {@code facturix.credentials.key-file}: 256 bits in
 * hexadecimal or URL-safe Base64. Several, with commas or line ends between them, are a rotation under way: the first
 * seals, all open.
 */
@ApplicationScoped
public class Vault {
    private static final int KEY_BYTES = 32;
    /** Tink's first byte, and the four of the key's id. */
    private static final int PREFIX = 5;

    private final Aead aead;
    private final byte[] prefix;

    @Inject
    Vault(
            @ConfigProperty(name = "facturix.credentials.key") Optional<String> key,
            @ConfigProperty(name = "facturix.credentials.key-file") Optional<Path> file) {
        this(
                key.or(() -> file.map(Vault::read))
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "The key that seals credentials is missing: set FACTURIX_CREDENTIALS_KEY, see docs/running.md")));
    }

    /** With keys of one's own. */
    public Vault(String keys) {
        var list = Arrays.stream(keys.split("[,\\s]+"))
                .filter(key -> !key.isEmpty())
                .map(Vault::decoded)
                .toList();
        try {
            AeadConfig.register();
            aead = keyset(list).getPrimitive(RegistryConfiguration.get(), Aead.class);
            prefix = Arrays.copyOf(aead.encrypt(new byte[0], new byte[0]), PREFIX);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key that seals credentials cannot be used", e);
        }
    }

    /** A missing or broken key is told when the service starts, not when the first secret is needed. */
    void ready(@Observes StartupEvent started) {}

    /** The secret as it may be kept in this field of this row. */
    public byte[] seal(String secret, UUID row, String field) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), place(row, field));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed", e);
        }
    }

    /** The secret of this field of this row. What was sealed for another place, or by a key that is gone, is refused. */
    public String open(byte[] sealed, UUID row, String field) {
        try {
            return new String(aead.decrypt(sealed, place(row, field)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A secret in " + field + " of " + row + " does not open: wrong key or place", e);
        }
    }

    /** What everything begins with that the current key has sealed. */
    public byte[] currentPrefix() {
        return prefix.clone();
    }

    private static byte[] place(UUID row, String field) {
        return (row + "/" + field).getBytes(StandardCharsets.UTF_8);
    }

    private static KeysetHandle keyset(List<byte[]> keys) throws GeneralSecurityException {
        if (keys.isEmpty()) {
            throw new IllegalStateException("The key that seals credentials is empty");
        }
        var parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        var keyset = KeysetHandle.newBuilder();
        for (var i = 0; i < keys.size(); i++) {
            var key = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(keys.get(i), InsecureSecretKeyAccess.get()))
                    .setIdRequirement(id(keys.get(i)))
                    .build();
            var entry = KeysetHandle.importKey(key);
            keyset.addEntry(i == 0 ? entry.makePrimary() : entry);
        }
        return keyset.build();
    }

    /** Every node has to call a key by the same number, so the number follows from the key. */
    private static int id(byte[] key) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update("facturix credentials key id".getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest(key)).getInt();
    }

    private static byte[] decoded(String key) {
        byte[] bytes;
        try {
            bytes = key.length() == 2 * KEY_BYTES
                    ? HexFormat.of().parseHex(key)
                    : Base64.getUrlDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != KEY_BYTES) {
            // Not the cause: it quotes what it could not read.
            throw new IllegalStateException(
                    "A key that seals credentials is 256 bits, drawn for example with: openssl rand -hex 32");
        }
        return bytes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
