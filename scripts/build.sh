#!/usr/bin/env bash
# Builds what changed since the last build: the front end's packages, the local stack, the app with the front end in it.
# What does not need each other goes on side by side. `build.sh stack` leaves out the app.
. "$(dirname "$0")/common.sh"
need_tools
trap end_steps EXIT

# newer_than FILE SOURCE...: is any file of the sources newer?
newer_than() {
  local file=$1
  shift
  [ ! -f "$file" ] || [ -n "$(find "$@" -type f -newer "$file" | head -n 1)" ]
}

packages=''
if ! node frontend/scripts/packages.mjs check; then
  beside "Installing the front end's packages" "$LOGS/npm-ci.log" node frontend/scripts/packages.mjs
  packages=$STARTED
fi

preparation=''
if newer_than "$STACK_JAR" backend/pom.xml backend/local-stack/pom.xml backend/local-stack/src/main deploy; then
  step "Building the local stack" "$LOGS/build-stack.log" \
    mvn -B -f backend/pom.xml package -pl local-stack -am -Dmaven.test.skip=true
  # Maven leaves a jar alone whose content would be the same.
  touch "$STACK_JAR"
  beside "Preparing PostgreSQL and Keycloak" "$LOGS/prepare.log" stack prepare
  preparation=$STARTED
fi

# The stamp has the time before the build began, so that what changes meanwhile is built the next time; it holds the
# names of all sources, so that a removed one counts as a change.
stamp=backend/app/target/built.stamp
sources() {
  find backend/pom.xml backend/app/pom.xml backend/app/src/main backend/local-stack/pom.xml backend/local-stack/src/main \
    deploy openapi.yaml frontend/src frontend/public frontend/index.html frontend/vite.config.ts \
    frontend/postcss.config.mjs frontend/tsconfig.json frontend/package-lock.json frontend/scripts \
    -type f ! -name '*.gen.ts' ! -name '*.test.ts' ! -name '*.test.tsx' "$@"
}
is_built() {
  [ -f "$stamp" ] && [ -f "$STACK_JAR" ] && [ -f backend/app/target/quarkus-app/quarkus-run.jar ] &&
    [ -z "$(sources -newer "$stamp" | head -n 1)" ] && [ "$(sources | sort)" = "$(cat "$stamp")" ]
}
if [ "${1:-app}" = app ] && ! is_built; then
  mkdir -p .local
  sources | sort >.local/building
  step "Building the app and its front end" "$LOGS/build.log" \
    mvn -B -f backend/pom.xml package -pl app -am -Dmaven.test.skip=true
  cat .local/building >"$stamp"
  touch -r .local/building "$stamp"
fi

if [ -n "$packages" ]; then
  echo "==> The front end's packages"
  follow "$packages" "$LOGS/npm-ci.log"
fi
if [ -n "$preparation" ]; then
  echo "==> PostgreSQL and Keycloak"
  follow "$preparation" "$LOGS/prepare.log"
fi
