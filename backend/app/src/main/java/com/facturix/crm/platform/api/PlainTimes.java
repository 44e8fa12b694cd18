package com.facturix.crm.platform.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.ToIntFunction;

/**
 * Days and moments as calendars have them: the years 1 to 9999. Java's first and last day would become PostgreSQL's
 * infinities, with which no sum of days can be made any more.
 */
@Singleton
class PlainTimes implements ObjectMapperCustomizer {
    /** After Quarkus has registered the readers that these stand before. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("plain-times")
                .addDeserializer(
                        LocalDate.class,
                        new Reader<>(LocalDate.class, LocalDateDeserializer.INSTANCE, LocalDate::getYear))
                .addDeserializer(
                        Instant.class, new Reader<>(Instant.class, InstantDeserializer.INSTANT, PlainTimes::year)));
    }

    private static boolean isPlain(int year) {
        return year >= 1 && year <= 9999;
    }

    /** Saturates: the farthest instants have no year that fits. */
    private static int year(Instant moment) {
        var days = Math.floorDiv(moment.getEpochSecond(), 86_400L);
        return Math.abs(days) > 4_000_000 ? 0 : moment.atOffset(ZoneOffset.UTC).getYear();
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient JsonDeserializer<T> usual;
        private final transient ToIntFunction<T> year;

        Reader(Class<T> type, JsonDeserializer<T> usual, ToIntFunction<T> year) {
            super(type);
            this.usual = usual;
            this.year = year;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var time = usual.deserialize(json, context);
            return time == null || isPlain(year.applyAsInt(time))
                    ? time
                    : (T) context.handleWeirdStringValue(
                            handledType(), json.getText(), "is not in the years 1 to 9999");
        }
    }
}
