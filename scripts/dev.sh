#!/usr/bin/env bash
# The services as in `make run`, the app in Quarkus' development mode (which also runs Vite): both parts reload on save.
. "$(dirname "$0")/common.sh"
need_tools
# Quarkus' development mode is pickier than its build.
maven=$(mvn -v | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
case $maven in
  3.[0-8].*) fail "make dev needs Maven 3.9 or newer; this is $maven: install a newer one. make run works with this one." ;;
esac
[ ! -f "$STACK_JAR" ] || (stack check)
nested scripts/build.sh

settings=.local/run/stack.env
rm -f "$settings"
stack services &
services=$!
# Whatever ends first, the other is not left behind.
trap 'kill $services 2>/dev/null; wait $services 2>/dev/null' EXIT
while [ ! -f "$settings" ]; do
  kill -0 "$services" 2>/dev/null || exit 1
  sleep 1
done

set -a
. "$settings"
set +a
export FACTURIX_DEMO=${FACTURIX_DEMO:-true} QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=${FACTURIX_PORT:-8080}
mvn -f backend/pom.xml -pl app -am compile quarkus:dev -Ddebug=false
