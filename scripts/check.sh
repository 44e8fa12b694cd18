#!/usr/bin/env bash
# Everything that can be judged without running the product. All checks run, then the failed ones are named.
. "$(dirname "$0")/common.sh"
need_tools
trap end_steps EXIT
nested scripts/build.sh

failed=''
check() {
  local name=$1 title=$2
  shift 2
  step "$title" "$LOGS/check-$name.log" "$@" || failed="$failed $name"
}

# The two long ones each keep one core busy.
beside "Types of the front end" "$LOGS/check-types.log" npm --prefix frontend run typecheck
types=$STARTED
check format "Formatting of the backend" mvn -B -f backend/pom.xml spotless:check
check lint "Formatting and lint of the front end" npm --prefix frontend run lint
echo "==> Types of the front end"
follow "$types" "$LOGS/check-types.log" || failed="$failed types"
check imports "Who imports whom in the front end" npm --prefix frontend run check:imports
check locales "English and French are complete" npm --prefix frontend run check:locales
# A run of all tests has these among them.
[ -n "${FACTURIX_TESTS_FOLLOW:-}" ] || check architecture "Who imports whom in the backend" \
  mvn -B -f backend/pom.xml test -pl app -am -Dtest=ArchitectureTest -Dsurefire.failIfNoSpecifiedTests=false
check contract "openapi.yaml is what the backend says" diff -u openapi.yaml backend/app/target/openapi/openapi.yaml

case $failed in
  *contract*) echo "openapi.yaml is stale: run make contract and commit the file." ;;
esac
[ -z "$failed" ] || fail "Checks failed:$failed"
echo "All checks passed."
