#!/usr/bin/env bash
# Usage: ci/publish.sh FOLDER
# Publishes the executable as users get it into FOLDER, with the runtime: FOLDER/perfsuite needs nothing installed. Where it
# cannot be published self-contained, the runtime of this machine's SDK is laid beside it.
set -euo pipefail

folder=$(realpath -m "${1:?Usage: ci/publish.sh FOLDER}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
said=$(mktemp)
trap 'rm -f "$said"' EXIT

publish() {
  dotnet publish src/PerfSuite.Cli -c Release -o "$folder" -nr:false --nologo -v quiet "$@" >"$said" 2>&1
}

architecture() {
  case $(uname -m) in
    aarch64) echo linux-arm64 ;;
    *) echo linux-x64 ;;
  esac
}

# The executable looks for its runtime where DOTNET_ROOT says.
with_runtime() {
  local root
  root=$(dirname "$(realpath "$(command -v dotnet)")")
  mkdir -p "$folder/dotnet"
  cp -r "$root/dotnet" "$root/host" "$root/shared" "$folder/dotnet/"
  cat >"$folder/perfsuite" <<'START'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
DOTNET_ROOT=$here/dotnet exec "$here/PerfSuite.Cli" "$@"
START
  chmod +x "$folder/perfsuite"
}

rm -rf "$folder"
if publish -r "$(architecture)" --self-contained; then
  ln -s PerfSuite.Cli "$folder/perfsuite"
elif publish; then
  printf 'publish: not self-contained, the runtime is laid beside the executable.\n'
  with_runtime
else
  cat "$said"
  exit 1
fi
