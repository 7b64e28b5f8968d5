#!/usr/bin/env bash
# Usage: ci/publish.sh FOLDER
# Publishes the tool with its runtime, for machines that have neither SDK nor runtime, into FOLDER/linux-x64 and FOLDER/linux-arm64. A warning is an
# error. The one for this machine is then run without dotnet on the path: `list`, and a claim whose arms are processes of their own.
set -euo pipefail

folder=$(realpath -m "${1:?Usage: ci/publish.sh FOLDER}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for runtime in linux-x64 linux-arm64; do
  dotnet publish src/PerfSuite.Cli -c Release -r "$runtime" --self-contained -o "$folder/$runtime" -warnaserror
done

case $(uname -m) in
  x86_64) own=linux-x64 ;;
  aarch64) own=linux-arm64 ;;
  *) printf 'publish: nothing is published for %s; expected x86_64 or aarch64.\n' "$(uname -m)" && exit 1 ;;
esac
alone() {
  env -i PATH=/nonexistent HOME=/nonexistent TMPDIR="${TMPDIR:-/tmp}" "$folder/$own/PerfSuite.Cli" "$@"
}
alone list >/dev/null
alone run --claims readers-share-one-copy --baselines none --out "$folder/$own-run"
