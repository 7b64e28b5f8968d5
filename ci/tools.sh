#!/usr/bin/env bash
# Usage: ci/tools.sh [PROGRAM-OR-FILE:PACKAGE...]
# Installs programs that some checks need; by default those that tests look at reports and profiles with, chromium and perf,
# the server that they keep a history in, PostgreSQL, the reference parser of OpenMetrics, and LMDB, an engine's library.
# Installs only what is missing, only from the system's own packages, and only where this user may. What cannot be had is said;
# what needs it then skips, visibly.
set -euo pipefail

readonly patience=300s
wanted=("$@")
[[ $# -gt 0 ]] || wanted=(chromium:chromium perf:linux-perf initdb:postgresql \
  /usr/lib/python3/dist-packages/prometheus_client:python3-prometheus-client "/usr/lib/$(uname -m)-linux-gnu/liblmdb.so.0:liblmdb0")

# Debian keeps a server's programs off the path.
for versions in /usr/lib/postgresql/*/bin; do PATH=$PATH:$versions; done

present() {
  [[ -e $1 ]] || command -v "$1" >/dev/null
}

missing() {
  printf 'tools: %s is not here and cannot be installed (%s); what needs it will skip.\n' "$1" "$2"
}

as_root() {
  if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo -n "$@"; fi
}

install() {
  local program=$1 package=$2
  if present "$program"; then
    printf 'tools: %s is here: %s\n' "$program" "$(command -v "$program" || printf '%s' "$program")"
  elif ! command -v apt-get >/dev/null; then
    missing "$program" "no apt-get"
  elif [[ $(id -u) -ne 0 ]] && ! sudo -n true 2>/dev/null; then
    missing "$program" "neither root nor sudo without a password"
  elif as_root timeout "$patience" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null; then
    printf 'tools: %s installed\n' "$program"
  else
    missing "$program" "apt-get failed"
  fi
}

absent() {
  local tool
  for tool in "${wanted[@]}"; do
    present "${tool%%:*}" || return 0
  done
  return 1
}

if absent && command -v apt-get >/dev/null; then
  as_root timeout "$patience" apt-get update -qq 2>/dev/null || printf 'tools: the package lists could not be updated.\n'
fi
for tool in "${wanted[@]}"; do
  install "${tool%%:*}" "${tool#*:}"
done
