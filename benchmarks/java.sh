# Sourced by the scripts beside it: the Java to run with, and the build.

oldest_java=21

fail() {
  printf '%s: %s\n' "$0" "$1" >&2
  exit 1
}

# The first Java that is new enough: one that is named, the one on PATH, one that is installed in the usual places.
find_java() {
  for candidate in "${RECOURSE_JAVA_HOME:-}" "${JAVA_HOME:-}" \
    "$(dirname "$(dirname "$(readlink -f "$(command -v java)" 2>/dev/null || true)")")" \
    /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -x "$candidate/bin/javac" ] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release" 2>/dev/null) || continue
    if [ "${version:-0}" -ge "$oldest_java" ]; then
      printf '%s\n' "$candidate"
      return
    fi
  done
}

# Compiles this module and what it needs; the class path is then in target/runtime-classpath.
build() {
  (
    cd "$home/.."
    JAVA_HOME=$java_home ./mvnw -B -ntp -q -pl benchmarks -am test-compile \
      dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/runtime-classpath
  ) || fail "the build failed."
}

java_home=$(find_java)
[ -n "$java_home" ] || fail "no JDK $oldest_java or newer found; set JAVA_HOME to one."
