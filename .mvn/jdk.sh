# Sourced by mvnw and kinora: find_jdk prints the home of the first JDK of version 17 or later, JAVA_HOME before the path
# before the usual places, and fails when there is none.

find_jdk() {
  on_path=$(command -v javac 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    on_path=${on_path%/bin/javac}
  fi
  for jdk in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$jdk" ] && [ -x "$jdk/bin/javac" ] || continue
    version=$("$jdk/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    if [ -n "$version" ] && [ "$version" -ge 17 ]; then
      printf '%s' "$jdk"
      return 0
    fi
  done
  return 1
}

no_jdk="no JDK of version 17 or later found; install one (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME"
