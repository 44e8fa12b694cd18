#!/usr/bin/env bash
# The services as in `make run`, the app in Quarkus' development mode (which also runs Vite): both parts reload on save.
. "$(dirname "$0")/common.sh"
need_tools
[ ! -f "$STACK_JAR" ] || (stack check)
nested scripts/build.sh stack

# Quarkus' development mode is pickier than its build: it wants Maven 3.9. Where the machine's own is older, that one
# fetches a newer for this project alone.
MAVEN=3.9.11
maven=mvn
case $(mvn -v | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1) in
  3.[0-8].*)
    maven=$ROOT/.local/apache-maven-$MAVEN/bin/mvn
    if [ ! -x "$maven" ]; then
      step "Fetching Maven $MAVEN for the development mode (once)" "$LOGS/maven.log" \
        mvn -B -f backend/pom.xml -N dependency:unpack -Dartifact="org.apache.maven:apache-maven:$MAVEN:zip:bin" \
        -DoutputDirectory="$ROOT/.local" -Dmdep.overWriteReleases=true
    fi
    ;;
esac

settings=.local/run/stack.env
rm -f "$settings"
stack services &
services=$!
# Whatever ends first, the other is not left behind.
trap 'end_steps; kill $services 2>/dev/null; wait $services 2>/dev/null' EXIT
while [ ! -f "$settings" ]; do
  kill -0 "$services" 2>/dev/null || exit 1
  sleep 1
done

set -a
. "$settings"
set +a
export FACTURIX_DEMO=${FACTURIX_DEMO:-true} QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=${FACTURIX_PORT:-8080}
# The modules that are no app are passed over by the goal itself.
nested "$maven" -f backend/pom.xml -pl app -am compile quarkus:dev -Ddebug=false
