#!/usr/bin/env bash
# Usage: ci/publish.sh FOLDER [linux-x64|linux-arm64]
# Publishes the executable as users get it, with its runtime: FOLDER/perfsuite needs nothing installed. By default for this machine's processor; then it is
# tried without dotnet on the path. A warning is an error.
set -euo pipefail

case $(uname -m) in
  x86_64) own=linux-x64 ;;
  aarch64) own=linux-arm64 ;;
  *) printf 'publish: nothing is published for %s; expected x86_64 or aarch64.\n' "$(uname -m)" >&2 && exit 1 ;;
esac
folder=$(realpath -m "${1:?Usage: ci/publish.sh FOLDER [linux-x64|linux-arm64]}") runtime=${2:-$own}
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rm -rf "$folder"
dotnet publish src/PerfSuite.Cli -c Release -r "$runtime" --self-contained -o "$folder" -warnaserror -nr:false --nologo -v quiet
ln -s PerfSuite.Cli "$folder/perfsuite"
[[ $runtime != "$own" ]] || env -i PATH=/nonexistent HOME=/nonexistent TMPDIR="${TMPDIR:-/tmp}" "$folder/perfsuite" list >/dev/null
