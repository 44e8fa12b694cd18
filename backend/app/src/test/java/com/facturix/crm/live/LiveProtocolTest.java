package com.facturix.crm.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.LiveSocket;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may say. */
@QuarkusTest
class LiveProtocolTest extends ListeningTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{}",
                "{\"type\":\"sing\"}",
                "{\"type\":\"subscribe\",\"topics\":[\"deals\"]}",
                "{\"type\":\"subscribe\",\"topics\":[\"record:deal:' or 1=1\"]}",
                "{\"type\":\"subscribe\",\"topics\":[1]}",
                "{\"type\":\"presence\",\"record\":\"deal:1\",\"mode\":\"viewing\"}",
                "{\"type\":\"presence\",\"record\":\"deal:0190f3b2-7c1e-7000-8000-000000000001\",\"mode\":\"dancing\"}",
                "{\"type\":\"presence\",\"record\":\"user:0190f3b2-7c1e-7000-8000-000000000001\",\"mode\":\"viewing\"}"
            })
    void whoDoesNotSpeakTheProtocolIsHungUpOn(String text) {
        try (var socket = LiveSocket.of(given.manager())) {
            socket.says(text);

            assertThat(socket.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void whoAsksForATopicHearsWhatHappenedSinceTheirPageWasRead() {
        var deal = given.deal().opened();
        var stranger = given.bd();
        try (var first = LiveSocket.of(given.manager()).subscribes("pipeline")) {
            moves(deal, "proposal");
            first.awaitEvent("deal.placed", deal.id());
        }
        try (var late = LiveSocket.of(given.manager());
                var other = LiveSocket.of(stranger)) {
            late.says("{\"type\":\"subscribe\",\"topics\":[\"record:deal:" + deal.id() + "\"]}");
            late.awaitEvent("deal.placed", deal.id());

            other.says("{\"type\":\"subscribe\",\"topics\":[\"pipeline\"]}")
                    .says("{\"type\":\"ping\"}")
                    .await("pong");
            assertThat(other.hasHeardOf(deal.id())).isFalse();
        }
    }

    @Test
    void tooManyTopicsTooMuchTextAndTooManyMessagesAreRefused() {
        try (var topics = LiveSocket.of(given.manager());
                var text = LiveSocket.of(given.manager());
                var messages = LiveSocket.of(given.manager())) {
            for (var i = 0; i < 5; i++) {
                var list = new StringBuilder("\"pipeline\"");
                for (var j = 0; j < 45; j++) {
                    list.append(",\"campaign:").append(UUID.randomUUID()).append('"');
                }
                topics.says("{\"type\":\"subscribe\",\"topics\":[" + list + "]}");
            }
            assertThat(topics.closeCode()).isEqualTo(1008);

            text.says("{\"type\":\"ping\",\"padding\":\"" + "x".repeat(5000) + "\"}");
            assertThat(text.closeCode()).isGreaterThan(1000);

            for (var i = 0; i < 300 && messages.isOpen(); i++) {
                try {
                    messages.says("{\"type\":\"ping\"}");
                } catch (RuntimeException closed) {
                    break;
                }
            }
            assertThat(messages.closeCode()).isEqualTo(1008);
        }
    }
}
