#!/usr/bin/env bash
# Builds what changed and starts everything; backend/local-stack is the program that does the starting.
. "$(dirname "$0")/common.sh"
need_tools
if [ -f "$STACK_JAR" ]; then
  # A port in use is better told before a build than after it.
  (stack check)
fi
nested scripts/build.sh
stack run
