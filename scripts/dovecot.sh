#!/usr/bin/env bash
# Gets the tests a second IMAP server, Debian's Dovecot; where there is none they skip what needs it, and say so.
. "$(dirname "$0")/common.sh"

has_dovecot() {
  [ -x /usr/sbin/dovecot ]
}

has_dovecot && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  step "Installing Dovecot" "$LOGS/dovecot.log" sh -c \
    'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends dovecot-imapd' || true
fi
has_dovecot || echo "    No Dovecot here: the tests against a second IMAP server are skipped."
