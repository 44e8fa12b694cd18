#!/usr/bin/env bash
# Builds the product, measures it on a stack of its own and writes bench/results.md and bench/results.json.
# WORKLOAD=board,deals runs some; ROWS=1000000 gives them that many rows instead of their own number.
. "$(dirname "$0")/common.sh"
need_tools
nested scripts/build.sh
step "Building the benchmarks" "$LOGS/bench-build.log" mvn -B -f backend/pom.xml package -pl ../bench -am -Dmaven.test.skip=true

# As a server for a million leads has it, for both sides.
export FACTURIX_POSTGRES_MB=${FACTURIX_POSTGRES_MB:-2048}
options="-Dbench.workload=${WORKLOAD:-}"
[ -z "${ROWS:-}" ] || options="$options -Dbench.rows=$ROWS"
# shellcheck disable=SC2086
exec "$JAVA_HOME/bin/java" -Xmx1g $options -Dfacturix.root="$ROOT" \
  -cp "bench/target/classes:bench/target/lib/*" com.facturix.bench.Main
