# Sourced by the other scripts. Works with the bash 3.2 of macOS.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOGS=$ROOT/.local/logs
STACK_JAR=$ROOT/backend/local-stack/target/facturix-local-stack.jar
NEEDED_JAVA=21
cd "$ROOT"

# A signal ends the steps that run; what a script does at EXIT comes after it.
RUNNING=''
trap 'interrupted 143' TERM HUP
trap 'interrupted 130' INT
interrupted() {
  end_steps
  exit "$1"
}
end_steps() {
  local pid
  for pid in $RUNNING; do
    kill "$pid" 2>/dev/null || true
  done
  for pid in $RUNNING; do
    wait "$pid" 2>/dev/null || true
  done
  RUNNING=''
}

# Takes an ended process off the list of those that a signal ends.
ended() {
  local pid left=''
  for pid in $RUNNING; do
    [ "$pid" = "$1" ] || left="$left $pid"
  done
  RUNNING=$left
}

# Runs another script so that a signal is passed on to it at once.
nested() {
  local code=0 pid
  "$@" &
  pid=$!
  RUNNING="$RUNNING $pid"
  wait "$pid" || code=$?
  ended "$pid"
  return "$code"
}

fail() {
  echo "$*" >&2
  exit 1
}

# The major version of a JDK folder, read from its "release" file; nothing for a folder that is no JDK.
jdk_version() {
  if [ -x "$1/bin/javac" ] && [ -f "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  fi
}

# Exports JAVA_HOME: the one that is set, the one on the PATH, or the newest in the usual folders.
need_java() {
  local home version best='' best_version=0
  local on_path=''
  if command -v java >/dev/null 2>&1; then
    on_path=$(dirname "$(dirname "$(resolve_links "$(command -v java)")")")
  fi
  for home in "${JAVA_HOME:-}" "$on_path"; do
    version=$(jdk_version "$home")
    if [ -n "$version" ] && [ "$version" -ge "$NEEDED_JAVA" ]; then
      export JAVA_HOME=$home
      return
    fi
  done
  for home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /opt/*jdk* /opt/java/*; do
    version=$(jdk_version "$home")
    if [ -n "$version" ] && [ "$version" -ge "$NEEDED_JAVA" ] && [ "$version" -gt "$best_version" ]; then
      best=$home
      best_version=$version
    fi
  done
  [ -n "$best" ] || fail "A JDK $NEEDED_JAVA or newer is needed and none was found: install one (for example Temurin 25) or set JAVA_HOME to it."
  export JAVA_HOME=$best
}

# readlink -f for systems that lack it.
resolve_links() {
  local file=$1 target
  while [ -L "$file" ]; do
    target=$(readlink "$file")
    case $target in
      /*) file=$target ;;
      *) file=$(dirname "$file")/$target ;;
    esac
  done
  echo "$file"
}

need_maven() {
  command -v mvn >/dev/null 2>&1 || fail "Maven (mvn) 3.8.7 or newer is needed and was not found on the PATH: install it."
}

need_node() {
  command -v node >/dev/null 2>&1 || fail "Node.js 20.19 or newer is needed and was not found on the PATH: install it."
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    fail "Node.js 20.19 or newer is needed; this is $(node --version): install a newer one."
  command -v npm >/dev/null 2>&1 || fail "npm is needed beside Node.js and was not found on the PATH: install it."
}

need_tools() {
  need_java
  need_maven
  need_node
}

# Runs a command into a log file and shows that it goes on: step TITLE LOG COMMAND...
# Leaves the command's exit code; on failure the end of the log is shown.
step() {
  local title=$1 log=$2
  shift 2
  echo "==> $title"
  start "$log" "$@"
  follow "$STARTED" "$log"
}

# The same in two halves, for what goes on beside other steps: beside TITLE LOG COMMAND... leaves the process in STARTED,
# follow PROCESS LOG waits for it.
beside() {
  local title=$1 log=$2
  shift 2
  echo "==> $title, beside what follows"
  start "$log" "$@"
}

start() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 </dev/null &
  STARTED=$!
  RUNNING="$RUNNING $STARTED"
}

follow() {
  local pid=$1 log=$2 begun=$SECONDS told=$SECONDS code=0
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    if [ $((SECONDS - told)) -ge 10 ]; then
      told=$SECONDS
      echo "    $((SECONDS - begun)) s … $(last_words "$log")"
    fi
  done
  wait "$pid" || code=$?
  ended "$pid"
  if [ "$code" -eq 0 ]; then
    echo "    done in $((SECONDS - begun)) s"
  else
    echo "    failed after $((SECONDS - begun)) s. The end of $log:"
    tail -n 40 "$log"
  fi
  return "$code"
}

# What a build says last, short enough for a line: of an address its file name, no colours.
last_words() {
  tail -n 1 "$1" | tr -d '\r\033' | sed -e 's/\[[0-9;]*m//g' -e 's#https\{0,1\}://[^ ]*/##g' -e 's/^\[INFO\] *//' | cut -c 1-90
}

# Becomes the local stack's program, so that signals reach it: stack MODE. In the background or in ( ) to come back.
stack() {
  exec "$JAVA_HOME/bin/java" -Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dfacturix.root="$ROOT" -jar "$STACK_JAR" "$@"
}
