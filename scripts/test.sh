#!/usr/bin/env bash
# All checks, then the backend's, the front end's and the browser's tests against one temporary stack.
# The last line counts them all. Fails when a test or a check failed, or when a part ran no test at all.
. "$(dirname "$0")/common.sh"
need_tools

results=$ROOT/.local/results
# Nothing of an earlier run may be counted.
rm -rf "$results" backend/*/target/surefire-reports backend/app/target/jacoco-report frontend/coverage frontend/e2e/results
mkdir -p "$results"
broken=''

nested scripts/build.sh

# Tests end before a compiler that looks further ahead pays for itself.
export FACTURIX_JAVA_OPTS='-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC'

# One stack for everything that follows, on free ports, with data that goes with it.
export FACTURIX_STACK_FILE=$ROOT/.local/test/stack.env
rm -f "$FACTURIX_STACK_FILE"
echo "==> Starting the test stack"
stack test >"$LOGS/test-stack.log" 2>&1 &
services=$!
app=''
stop_all() {
  [ -z "$app" ] || { kill "$app" 2>/dev/null || true; wait "$app" 2>/dev/null || true; }
  kill "$services" 2>/dev/null || true
  wait "$services" 2>/dev/null || true
}
trap stop_all EXIT
# Waits for a file or a line of a program that must not end meanwhile: await PID LOG COMMAND...
await() {
  local pid=$1 log=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    kill -0 "$pid" 2>/dev/null || { cat "$log"; fail "It ended before it was ready."; }
    sleep 1
  done
}
FACTURIX_TESTS_FOLLOW=yes nested scripts/check.sh || broken="$broken checks"
await "$services" "$LOGS/test-stack.log" test -f "$FACTURIX_STACK_FILE"

nested scripts/dovecot.sh

beside "Front-end tests" "$LOGS/test-frontend.log" \
  npm --prefix frontend test -- --reporter=default --reporter=json --outputFile="$results/vitest.json"
frontend=$STARTED
# A machine that stands still for seconds fails what waits for seconds: such tests are run again, as journeys are, and
# named at the end.
backend_tests() {
  mvn -B -f backend/pom.xml test -Dtest="$1" -Dmaven.test.failure.ignore=true -Dsurefire.rerunFailingTestsCount=1 \
    -Dsurefire.failIfNoSpecifiedTests=false
}
step "Compiling the backend's tests" "$LOGS/compile-tests.log" mvn -B -f backend/pom.xml test-compile ||
  broken="$broken compiler"
# In two processes, each with a database of its own: where a test waits, the other has the cores.
half='%regex[com.facturix.crm.([a-h]|im|leads).*]'
beside "Backend tests, one half" "$LOGS/test-backend-1.log" backend_tests "$half"
backend=$STARTED
step "Backend tests, the other half, and those of the local stack" "$LOGS/test-backend-2.log" backend_tests "!$half" ||
  broken="$broken backend"
echo "==> Backend tests, one half"
follow "$backend" "$LOGS/test-backend-1.log" || broken="$broken backend"
for module in local-stack app; do
  mkdir -p "$results/$module"
  cp backend/$module/target/surefire-reports/TEST-*.xml "$results/$module/" 2>/dev/null || true
done

echo "==> Front-end tests"
follow "$frontend" "$LOGS/test-frontend.log" || broken="$broken frontend"

nested scripts/chromium.sh || broken="$broken chromium"
# With the demo firm in it: screens and numbers are looked at filled. What lets people think twice is shorter.
FACTURIX_DEMO=true FACTURIX_OUTBOX_UNDO=5s FACTURIX_OUTBOX_FILING_DELAY=1s FACTURIX_SEQUENCES_EVERY=2s \
  stack app >"$LOGS/test-app.log" 2>&1 &
app=$!
await "$app" "$LOGS/test-app.log" grep -q 'The app is ready' "$LOGS/test-app.log"
# CI asks Playwright for its JSON report beside the list.
export CI=true
FACTURIX_BASE_URL=$(sed -n 's/^FACTURIX_BASE_URL=//p' "$FACTURIX_STACK_FILE")
FACTURIX_MAILBOX_URL=http://localhost:$(sed -n 's/^FACTURIX_STACK_MAILBOX_PORT=//p' "$FACTURIX_STACK_FILE")
# Mailboxes of people are on the stack's own mail server.
FACTURIX_SMTP_PORT=$(sed -n 's/^FACTURIX_SMTP_PORT=//p' "$FACTURIX_STACK_FILE")
FACTURIX_STACK_IMAP_PORT=$(sed -n 's/^FACTURIX_STACK_IMAP_PORT=//p' "$FACTURIX_STACK_FILE")
export FACTURIX_BASE_URL FACTURIX_MAILBOX_URL FACTURIX_SMTP_PORT FACTURIX_STACK_IMAP_PORT
step "Browser tests" "$LOGS/test-browser.log" npm --prefix frontend run e2e || broken="$broken browser"
cp frontend/e2e/results/results.json "$results/playwright.json" 2>/dev/null || true

node scripts/summary.mjs "$results" "$broken"
