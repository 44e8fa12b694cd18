#!/usr/bin/env bash
# Builds what changed since the last build: the front end's packages, the local stack, the app with the front end in it.
. "$(dirname "$0")/common.sh"
need_tools

installed=frontend/node_modules/.package-lock.json
if [ ! -f "$installed" ] || [ frontend/package.json -nt "$installed" ] || [ frontend/package-lock.json -nt "$installed" ]; then
  step "Installing the front end's packages" "$LOGS/npm-ci.log" npm --prefix frontend ci --no-audit --no-fund
  touch "$installed"
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
if ! is_built; then
  mkdir -p .local
  sources | sort >.local/building
  step "Building the app and its front end" "$LOGS/build.log" \
    mvn -B -f backend/pom.xml package -Dmaven.test.skip=true
  cat .local/building >"$stamp"
  touch -r .local/building "$stamp"
fi
