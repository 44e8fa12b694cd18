package com.facturix.crm.platform.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may hear of an event. Managers and admins always may; a BD may if {@code everyone}, or if they are among
 * {@code people}, or assigned to one of {@code accounts} or {@code campaigns}: the rule of Visibility, per message.
 * A record that changes hands names both sides, so that the one who loses it learns that too.
 *
 * @param topics what a client subscribes to, such as {@code pipeline} or {@code record:deal:…}
 */
public record Audience(
        List<String> topics, boolean everyone, List<UUID> people, List<UUID> accounts, List<UUID> campaigns) {

    public Audience {
        for (var topic : topics) {
            if (!Topics.contain(topic)) {
                throw new IllegalArgumentException("Nobody can subscribe to " + topic);
            }
        }
    }

    public static Builder on(String... topics) {
        return new Builder(List.of(topics));
    }

    /** The topic of one record's page. */
    public static String record(String entity, Object id) {
        return "record:" + entity + ":" + id;
    }

    /** Collects the sides of a change; nulls are passed over. */
    public static final class Builder {
        private final List<String> topics;
        private final List<UUID> people = new ArrayList<>();
        private final List<UUID> accounts = new ArrayList<>();
        private final List<UUID> campaigns = new ArrayList<>();

        private Builder(List<String> topics) {
            this.topics = new ArrayList<>(topics);
        }

        public Builder topic(String topic) {
            topics.add(topic);
            return this;
        }

        public Builder people(@Nullable UUID... ids) {
            addAll(people, ids);
            return this;
        }

        public Builder accounts(@Nullable UUID... ids) {
            addAll(accounts, ids);
            return this;
        }

        public Builder campaigns(@Nullable UUID... ids) {
            addAll(campaigns, ids);
            return this;
        }

        /** Everybody who is logged in. */
        public Audience everyone() {
            return new Audience(List.copyOf(topics), true, List.of(), List.of(), List.of());
        }

        /** Those named, and managers and admins. */
        public Audience build() {
            return new Audience(distinct(topics), false, distinct(people), distinct(accounts), distinct(campaigns));
        }

        private static void addAll(List<UUID> target, @Nullable UUID... ids) {
            for (var id : ids) {
                if (id != null) {
                    target.add(id);
                }
            }
        }

        private static <T> List<T> distinct(List<T> list) {
            return list.stream().filter(Objects::nonNull).distinct().toList();
        }
    }
}
