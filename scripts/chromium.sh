#!/usr/bin/env bash
# Makes sure that the browser tests have a browser: Debian's, or else the one that Playwright fetches.
. "$(dirname "$0")/common.sh"
need_node

playwrights_own() {
  (cd frontend && node -e 'process.exit(require("fs").existsSync(require("@playwright/test").chromium.executablePath()) ? 0 : 1)')
}

has_browser() {
  [ -x "${CHROMIUM_PATH:-/usr/bin/chromium}" ] || playwrights_own
}

has_browser && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  step "Installing Chromium" "$LOGS/chromium.log" sh -c \
    'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-liberation' || true
fi
has_browser || step "Fetching Playwright's Chromium" "$LOGS/chromium.log" \
  sh -c 'cd frontend && npx playwright install chromium' || true
has_browser || fail "The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to it."
