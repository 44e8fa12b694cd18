#!/usr/bin/env bash
# Writes openapi.yaml anew from the backend's resources.
. "$(dirname "$0")/common.sh"
need_tools
# Without the front end: its client is generated from the very file that this makes.
step "Building the contract" "$LOGS/contract.log" \
  mvn -B -f backend/pom.xml package -Dmaven.test.skip=true -Dquarkus.quinoa=false
cp backend/app/target/openapi/openapi.yaml openapi.yaml
# The app that was just packaged has no front end in it.
rm -f backend/app/target/built.stamp
git diff --stat -- openapi.yaml
