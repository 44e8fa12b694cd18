#!/usr/bin/env bash
# Forgets the local data. Without the program there can be none that it made.
. "$(dirname "$0")/common.sh"
need_java
if [ -f "$STACK_JAR" ]; then
  stack clean
fi
rm -rf .local/pg .local/keycloak .local/mail .local/run .local/secrets.properties
echo "The local data is gone; the next make run starts afresh."
