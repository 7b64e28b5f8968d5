#!/usr/bin/env bash
# Usage: ci/host.sh HOST [--published DIR] [--folder DIR] [-- COMMAND...]
# Runs a command of the published executable, by default `perfsuite doctor`, in a host that differs from this one. HOST is
#   one-cpu         on one processor                        half-cpu        under a quota of half a processor
#   memory-2g       in a group limited to 2 GiB of memory   ordinary-user   as nobody, without rights to groups
#   user-namespace  in a user namespace, data on overlayfs  tmpfs-data      data in memory
#   read-only-home  home read-only, no TMPDIR               busy            with four busy neighbours
#   --published DIR   what ci/publish.sh made; by default it is made anew
#   --folder DIR      empty; becomes the home and the temporary folder there, which are removed in the end by default
# Ends as the command does; with 69 where the host cannot be had here, after saying why. ci/emulated-host.sh is one more such host.
set -euo pipefail

readonly impossible=69 memory_bytes=$((2 << 30)) nobody=65534
host=${1:?Usage: ci/host.sh HOST [--published DIR] [--folder DIR] [-- COMMAND...]}
shift
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
published='' folder='' started='' group='' neighbours=()
while [[ $# -gt 0 && $1 != -- ]]; do
  case $1 in
    --published) published=$(realpath "$2") ;;
    --folder) folder=$(realpath "$2") ;;
    *)
      printf 'host: %s is no option; the first lines of the script say which there are.\n' "$1" >&2
      exit 2
      ;;
  esac
  shift 2
done
[[ $# -eq 0 ]] || shift
command=("$@")
[[ $# -gt 0 ]] || command=(perfsuite doctor)

# Not under /tmp, which may be in memory, and which one host replaces.
work=$(mktemp -d -p /var/tmp)
chmod 755 "$work"

# What runs there cleans up after itself, which may take some seconds.
# shellcheck disable=SC2317 # called by the trap
remove() {
  local i
  if [[ -n $started ]]; then
    kill -TERM -- "-$started" 2>/dev/null || true
    for ((i = 0; i < 100; i++)); do
      kill -0 -- "-$started" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL -- "-$started" 2>/dev/null || true
  fi
  [[ ${#neighbours[@]} -eq 0 ]] || kill "${neighbours[@]}" 2>/dev/null || true
  [[ -z $group ]] || rmdir "$group" 2>/dev/null || true
  rm -rf "$work"
}
trap remove EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

give_up() {
  printf '%s: %s\n' "$host" "$1" >&2
  exit "$impossible"
}

# The command under what makes the host, with an environment of its own.
start() {
  local outcome=0
  setsid env -i -C "$folder/home" HOME="$folder/home" TMPDIR="$folder/tmp" PATH="$published:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" \
    LANG=C.UTF-8 "$@" "${command[@]}" </dev/null &
  started=$!
  wait "$started" || outcome=$?
  started=''
  exit "$outcome"
}

# As a user without rights. Root becomes nobody; others are such a user already.
unprivileged() {
  if [[ $(id -u) -eq 0 ]]; then
    setpriv --reuid=$nobody --regid=$nobody --clear-groups "$@"
  else
    "$@"
  fi
}

ordinary_user() {
  if [[ $(id -u) -eq 0 ]]; then
    chown -R $nobody:$nobody "$folder"
    start setpriv --reuid=$nobody --regid=$nobody --clear-groups "$@"
  else
    start "$@"
  fi
}

user_namespace() {
  unprivileged unshare -Urm true 2>/dev/null || give_up 'this user may not make a user namespace'
  mkdir "$folder"/{lower,upper,overlay}
  # shellcheck disable=SC2016 # expanded in the namespace
  ordinary_user unshare -Urm sh -c 'cd "$0" && mount -t overlay overlay -o lowerdir=lower,upperdir=upper,workdir=overlay,userxattr data &&
    cd home && PERFSUITE_DATA_DIR=$0/data exec "$@"' "$folder"
}

# with_mounts SCRIPT: SCRIPT mounts what nobody else sees; $0 is the folder there.
with_mounts() {
  local own=(unshare -m)
  [[ $(id -u) -eq 0 ]] || own=(unshare -Urm)
  "${own[@]}" true 2>/dev/null || give_up 'this user may not mount anything, not even in a user namespace'
  start "${own[@]}" sh -c "$1"' exec "$@"' "$folder"
}

tmpfs_data() {
  # shellcheck disable=SC2016 # expanded in the namespace
  with_mounts 'set -e; mount -t tmpfs -o size=2g tmpfs "$0/data"; export PERFSUITE_DATA_DIR=$0/data;'
}

# /tmp is one of its own, so that what is left there is known to be of this run; the executable may lie in the other.
read_only_home() {
  mkdir "$folder/published"
  local executable=$published
  published=$folder/published
  with_mounts "set -e; mount --bind '$executable' \"\$0/published\"; mount --bind \"\$0/tmp\" /tmp
    mount --bind \"\$0/home\" \"\$0/home\"; mount -o remount,bind,ro \"\$0/home\"; unset TMPDIR; cd \"\$0/home\";"
}

# make_group CONTROLLER FILE_OF_VERSION_1=VALUE FILE_OF_VERSION_2=VALUE: a cgroup below this process's own, or at the top.
make_group() {
  local controller=$1 setting=$2 mount own
  own=$(awk -F : -v name="$controller" '("," $2 ",") ~ ("," name ",") { print $3 }' /proc/self/cgroup)
  mount=$(awk -v name="$controller" '$3 == "cgroup" && ("," $4 ",") ~ ("," name ",") { print $2; exit }' /proc/mounts)
  if [[ -n $mount ]]; then
    [[ -d $mount$own ]] || own=''
    mount=${mount}${own%/}
  else
    mount=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts) setting=$3
    grep -qsw "$controller" "$mount/cgroup.controllers" || give_up "there is no cgroup controller $controller here"
    grep -qw "$controller" "$mount/cgroup.subtree_control" || (echo "+$controller" >"$mount/cgroup.subtree_control") 2>/dev/null \
      || give_up "this user may not hand the cgroup controller $controller out"
  fi
  mkdir "$mount/hosts-$$" 2>/dev/null || give_up "this user may not make a cgroup in $mount"
  group=$mount/hosts-$$
  echo "${setting#*=}" >"$group/${setting%%=*}"
}

in_group() {
  # shellcheck disable=SC2016 # expanded by the shell that joins
  start sh -c 'echo $$ >"$0/cgroup.procs" && exec "$@"' "$group"
}

busy() {
  local i
  for ((i = 0; i < 4; i++)); do
    (while :; do :; done) &
    neighbours+=($!)
  done
  start env
}

if [[ -z $published ]]; then
  published=$work/published
  "$here/publish.sh" "$published" >&2
fi
if [[ -z $folder ]]; then
  folder=$work/folder
fi
mkdir -p "$folder"/{home,tmp,data}

case $host in
  one-cpu) start taskset -c "$(taskset -pc $$ | sed 's/.*: \([0-9]*\).*/\1/')" ;;
  half-cpu) make_group cpu cpu.cfs_quota_us=50000 'cpu.max=50000 100000' && in_group ;;
  memory-2g) make_group memory "memory.limit_in_bytes=$memory_bytes" "memory.max=$memory_bytes" && in_group ;;
  ordinary-user) ordinary_user ;;
  user-namespace) user_namespace ;;
  tmpfs-data) tmpfs_data ;;
  read-only-home) read_only_home ;;
  busy) busy ;;
  *)
    printf 'host: there is no host %s; the first lines of the script say which there are.\n' "$host" >&2
    exit 2
    ;;
esac
