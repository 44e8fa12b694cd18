# The app with its front end, from source. Build: docker build -t facturix-crm .
FROM docker.io/library/node:20-bookworm-slim AS node

FROM docker.io/library/maven:3.9-eclipse-temurin-21 AS build
# The front end is built by the same Maven run, so Node is needed beside the JDK.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc frontend/
RUN npm --prefix frontend ci
COPY openapi.yaml ./
COPY deploy deploy
COPY backend backend
COPY frontend frontend
RUN mvn -B -f backend/pom.xml -pl app -am package -Dmaven.test.skip=true

FROM docker.io/library/eclipse-temurin:21-jre
RUN groupadd --system --gid 10001 facturix && useradd --system --uid 10001 --gid facturix --home-dir /app facturix
WORKDIR /app
COPY --from=build /build/backend/app/target/quarkus-app/ ./
USER 10001
EXPOSE 8080
ENV JAVA_OPTS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
# bash speaks TCP by itself; the runtime image has neither curl nor wget.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'HEAD /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.[01] 200' <&3"]
# exec: SIGTERM must reach Java, which lets running requests end.
ENTRYPOINT ["sh", "-c", "exec java $JAVA_OPTS --enable-native-access=ALL-UNNAMED -jar quarkus-run.jar"]
