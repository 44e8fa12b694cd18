#!/usr/bin/env bash
# Puts a new key before the one that seals the mailboxes' passwords: in .env of the server set-up, or among the secrets
# of the local stack. The old one still opens what it sealed; docs/running.md says when it may go.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -f .env ]; then
  file=.env name=FACTURIX_CREDENTIALS_KEY
elif [ -f .local/secrets.properties ]; then
  file=.local/secrets.properties name=credentials
else
  echo "There is no key yet: neither .env nor .local/secrets.properties is there." >&2
  exit 1
fi
grep -q "^$name=." "$file" || {
  echo "$file has no $name yet. Set one first: openssl rand -hex 32" >&2
  exit 1
}

umask 077
key=$(od -An -v -tx1 -N32 /dev/urandom | tr -d ' \n')
# By the environment, not as an argument: arguments can be read by every user of the machine.
KEY=$key NAME=$name awk '
  BEGIN { start = ENVIRON["NAME"] "=" }
  index($0, start) == 1 { print start ENVIRON["KEY"] "," substr($0, length(start) + 1); next }
  { print }' "$file" >"$file.new"
mv "$file.new" "$file"
echo "A new key stands first in $file. Restart the app; the old key can go once everything is sealed anew."
