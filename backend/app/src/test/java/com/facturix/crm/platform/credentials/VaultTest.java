package com.facturix.crm.platform.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** V14: a secret opens with the right key, in its own place, and nowhere else. */
class VaultTest {
    private static final String OLD = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    private static final String NEW = "aNdPZ2sVfz4Gq0mJq7i1xwX0rC3b9u5e8Yh2kLtQnMo";
    private static final String SECRET = "pässword \uD83D\uDD11";

    private final UUID row = UUID.randomUUID();

    @Test
    void aSecretOpensInItsPlace() {
        var vault = new Vault(OLD);
        assertThat(vault.open(vault.seal(SECRET, row, "imap_password"), row, "imap_password"))
                .isEqualTo(SECRET);
    }

    @Test
    void theSameSecretIsNeverSealedTheSameTwiceAndNeverShows() {
        var vault = new Vault(OLD);
        var once = vault.seal(SECRET, row, "f");
        assertThat(once).isNotEqualTo(vault.seal(SECRET, row, "f"));
        assertThat(new String(once, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(SECRET.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Test
    void copiedToAnotherRowOrFieldItDoesNotOpen() {
        var vault = new Vault(OLD);
        var sealed = vault.seal(SECRET, row, "imap_password");
        assertThatThrownBy(() -> vault.open(sealed, UUID.randomUUID(), "imap_password"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(sealed, row, "smtp_password")).hasMessageNotContaining(SECRET);
    }

    @Test
    void oneChangedBitIsNoticed() {
        var vault = new Vault(OLD);
        var sealed = vault.seal(SECRET, row, "f");
        for (var at = 0; at < sealed.length; at++) {
            var bent = sealed.clone();
            bent[at] ^= 1;
            assertThatThrownBy(() -> vault.open(bent, row, "f")).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void afterARotationOldSecretsOpenAndNewOnesAreSealedByTheNewKey() {
        var before = new Vault(OLD).seal(SECRET, row, "f");
        var during = new Vault(NEW + "\n" + OLD);
        assertThat(during.open(before, row, "f")).isEqualTo(SECRET);
        assertThat(Arrays.copyOf(before, 5)).isNotEqualTo(during.currentPrefix());
        var anew = during.seal(SECRET, row, "f");
        assertThat(anew).startsWith(during.currentPrefix());
        var after = new Vault(NEW);
        assertThat(after.open(anew, row, "f")).isEqualTo(SECRET);
        assertThatThrownBy(() -> after.open(before, row, "f")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nodesWithTheSameKeyReadEachOther() {
        assertThat(new Vault(OLD).open(new Vault(OLD).seal(SECRET, row, "f"), row, "f"))
                .isEqualTo(SECRET);
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithoutBeingQuoted() {
        for (var key : Arrays.asList("", " ", "tooshort", OLD + "00", "not-a-key-but-as-long-as-one-in-base64-is!!!")) {
            assertThatThrownBy(() -> new Vault(key))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("tooshort")
                    .hasMessageNotContaining("not-a-key");
        }
    }
}
