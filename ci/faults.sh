#!/usr/bin/env bash
# Usage: ci/faults.sh [--published DIR] [--seconds N | --all] [--seed N] [--only CALL]
# The environment fails one system call at a time, and a short run has to bear it. The calls are those of a trace of the executable; each fails at its first, a middle and
# its last occurrence, with each errno that its manual page names and that is no fault of the arguments. Allowed: the right verdict or none, or 2 or 3 with a message that
# names a remedy; never another code, a stack trace, red, a hang, or a file or group that is left behind by the run and by the next one, too.
#   --published DIR   what ci/publish.sh made; by default it is made anew
#   --seconds N       a sample drawn by the seed, as many as N seconds allow; 60 by default
#   --all             the whole matrix: hours
#   --seed N          of the sample; 1 by default
#   --only CALL       this system call alone
# strace counts occurrences by thread, so that one number may fail a call in several threads and processes of the run.
# Left out, since the runtime alone asks for them and no code of the suite has a say: what it does before it loads the suite, memory that is of no file (mmap, mprotect, brk),
# threads and their signals. Where the runtime ends itself (134, with no line of the suite's code: no memory, no compiler), that is skipped, and so are faults that the run did not come to.
# The last line is `N passed, N failed, N skipped`; the exit code is 0 only where nothing failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly claim=mapping-reads-nothing patience=60
published='' seconds=60 seed=1 only='' passed=0 failed=0 skipped=0
while [[ $# -gt 0 ]]; do
  case $1 in
    --published) published=$(realpath "$2") && shift 2 ;;
    --seconds) seconds=$2 && shift 2 ;;
    --all) seconds='' && shift ;;
    --seed) seed=$2 && shift 2 ;;
    --only) only=$2 && shift 2 ;;
    *)
      printf 'faults: %s is no option; the first lines of the script say which there are.\n' "$1" >&2
      exit 2
      ;;
  esac
done
work=$(mktemp -d -p /var/tmp)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT

conclude() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [[ $failed -eq 0 ]]
  exit
}

skip_all() {
  printf 'skipped: %s\n' "$1"
  skipped=1
  conclude
}

# What a call fails with.
errnos() {
  case $1 in
    openat) echo EACCES EMFILE ENFILE ENOENT ENOMEM ENOSPC EROFS EINTR EIO EDQUOT ELOOP ;;
    read | pread64 | readv | preadv | preadv2) echo EIO EINTR EAGAIN ;;
    write | pwrite64 | writev) echo EIO ENOSPC EDQUOT EFBIG EPIPE EINTR EAGAIN ;;
    close) echo EIO EINTR ENOSPC ;;
    access | faccessat2) echo EACCES ENOENT EIO ENOMEM ;;
    stat | lstat | fstat | newfstatat | statx) echo EACCES ENOENT ENOMEM EOVERFLOW ;;
    statfs | fstatfs) echo EACCES EIO ENOSYS ENOMEM EINTR ;;
    lseek) echo ESPIPE EOVERFLOW ;;
    getdents64) echo ENOENT EIO ;;
    readlink | readlinkat) echo EACCES EIO ENOENT EINVAL ENOMEM ;;
    getcwd) echo ENOENT EACCES ENOMEM ;;
    mkdir | mkdirat) echo EACCES EEXIST ENOSPC EROFS EDQUOT EMLINK ENOENT ENOMEM ;;
    unlink | unlinkat | rmdir) echo EACCES EBUSY EIO ENOENT EPERM EROFS ENOMEM ;;
    rename | renameat | renameat2) echo EACCES EBUSY ENOSPC EROFS EDQUOT ENOMEM ;;
    fsync | fdatasync | sync_file_range) echo EIO ENOSPC EDQUOT EROFS ;;
    ftruncate | truncate) echo EFBIG EIO EINTR EPERM EROFS ;;
    fallocate) echo ENOSPC EOPNOTSUPP EINTR EIO EFBIG ;;
    flock) echo EINTR ENOLCK EAGAIN ;;
    fadvise64) echo EINVAL ESPIPE ;;
    mmap) echo EACCES EAGAIN ENODEV ENOMEM ENFILE EPERM ;;
    munmap) echo EINVAL ENOMEM ;;
    madvise) echo EAGAIN EINVAL EIO ENOMEM ;;
    mincore) echo EAGAIN ENOMEM ;;
    msync) echo EBUSY ENOMEM ;;
    cachestat) echo ENOSYS EOPNOTSUPP ;;
    fcntl) echo EAGAIN EACCES EMFILE ;;
    dup | dup2 | dup3) echo EBUSY EINTR EMFILE ;;
    pipe2 | socketpair | eventfd2 | memfd_create) echo EMFILE ENFILE ENOMEM ;;
    vfork | fork) echo EAGAIN ENOMEM ENOSYS ;;
    execve) echo EACCES E2BIG ENOENT ENOMEM ETXTBSY EIO EMFILE ;;
    waitid | wait4) echo ECHILD EINTR ;;
    kill) echo EPERM ESRCH ;;
    chmod | fchmod | fchmodat) echo EACCES EIO EPERM EROFS ;;
    utimensat) echo EACCES EPERM EROFS ;;
    ioctl) echo ENOTTY EINVAL ;;
    prctl) echo EINVAL EPERM ;;
    setrlimit | prlimit64 | getrlimit) echo EINVAL EPERM ;;
    getrusage | sysinfo | uname | times) echo EINVAL ;;
    sched_setaffinity | sched_getaffinity) echo EINVAL EPERM ESRCH ;;
    io_uring_setup | io_uring_enter | io_uring_register) echo ENOSYS ENOMEM EPERM EMFILE EAGAIN ;;
  esac
}

# The run, under what stands before it; $folder has everything of it.
run() {
  mkdir -p "$folder"/{home,tmp,data}
  # In a shell of its own, which keeps to itself what bash says of a program that aborts.
  (env -i -C "$folder/home" HOME="$folder/home" TMPDIR="$folder/tmp" PATH="$published:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" LANG=C.UTF-8 \
    DOTNET_EnableDiagnostics=0 timeout --kill-after=5 "$patience" "$@" "$published/perfsuite" run --claims "$claim" --budget 20 --baselines none \
    --data-dir "$folder/data" --out "$folder/out" >"$folder/said.txt" 2>&1 </dev/null) 2>/dev/null
}

verdicts() {
  jq -r '.cases[] | "\(.claim) [\(.case)] \(.claimVerdict)"' "$folder/out/results.json"
}

# Lines `CALL N`: first, middle and last occurrence of each call by a thread, from when its process has loaded the suite; of mmap only those of files.
occurrences() {
  awk '
    match($0, /^[0-9]+ +[a-z0-9_]+\(/) {
      name = substr($0, RSTART, RLENGTH - 1); sub(/^[0-9]+ +/, "", name)
      place = ++count[$1, name]
      if (!loaded[$1] || (name == "mmap" && /MAP_ANON/)) {
        if (/openat\(.*System\.CommandLine\.dll|openat\(.*PerfSuite\.Claims\.dll/) loaded[$1] = 1
        next
      }
      key = name SUBSEP $1
      list[key] = list[key] " " place; length_of[key]++
      if (length_of[key] > most[name]) { most[name] = length_of[key]; best[name] = key }
    }
    END {
      for (name in best) {
        n = split(list[best[name]], at, " ")
        print name, at[1]
        if (n > 2) print name, at[int((n + 1) / 2)]
        if (n > 1) print name, at[n]
      }
    }' "$1" | sort
}

left() {
  find "$folder/tmp" "$folder/data" -mindepth 1 -maxdepth 1
  find /sys/fs/cgroup -type d -name 'perfsuite-*' 2>/dev/null | while read -r group; do
    maker=${group##*/perfsuite-}
    [[ -d /proc/${maker%%-*} ]] || echo "$group"
  done
}

# Everything that is wrong with how the run bore the fault, a line each.
wrong() {
  local code=$1
  ! grep -Eq '^ +at |Unhandled exception|error of the tool' "$folder/said.txt" || echo "it says: $(grep -Em 1 '^ +at |Unhandled exception|failed: ' "$folder/said.txt")"
  case $code in
    0)
      if [[ ! -s $folder/out/results.json ]]; then
        echo 'ended with 0 and left no results.json'
      elif verdicts | grep -vEq ' (Inconclusive|NotApplicable)$' && [[ $(verdicts) != "$right" ]]; then
        echo "another verdict: $(verdicts | paste -sd ' ')"
      fi
      ;;
    2 | 3) grep -Eqi 'remedy: |expected|cannot be |could not be ' "$folder/said.txt" || echo "ended with $code and named no remedy" ;;
    124 | 137) echo "had not ended after $patience s" ;;
    *) echo "ended with $code" ;;
  esac
  [[ -z $(left) ]] || run env || true # Whoever comes next cleans up.
  [[ -z $(left) ]] || echo "left behind: $(left | paste -sd ' ')"
}

check() {
  local call=$1 place=$2 errno=$3 code=0 said problems problem
  folder=$work/run
  rm -rf "$folder"
  run strace -f --seccomp-bpf -o "$work/trace" -e trace="$call" -e inject="$call:error=$errno:when=$place" || code=$?
  if ! grep -q INJECTED "$work/trace"; then
    skipped=$((skipped + 1))
    return
  fi
  if [[ $code -eq 134 ]] && ! grep -q '^ *at PerfSuite' "$folder/said.txt"; then
    skipped=$((skipped + 1)) # The runtime's own end.
    return
  fi
  said=$(grep -v '^ *$' "$folder/said.txt" | tail -n 2 | paste -sd ' ' || true)
  problems=$(wrong "$code")
  if [[ -z $problems ]]; then
    passed=$((passed + 1))
    return
  fi
  failed=$((failed + 1))
  while read -r problem; do
    printf 'FAILED: %s fails with %s at occurrence %s: %s\n' "$call" "$errno" "$place" "$problem"
  done <<<"$problems"
  printf '  ended with %d and said: %s\n' "$code" "$said"
}

ci/tools.sh strace:strace jq:jq >"$work/tools.txt" 2>&1 || true
command -v strace >/dev/null && command -v jq >/dev/null || skip_all "$(grep -m 1 'cannot be installed' "$work/tools.txt" || echo 'strace or jq is not here.')"
strace -o "$work/trace" true 2>/dev/null || skip_all 'this user may not trace processes here (ptrace).'
if [[ -z $published ]]; then
  published=$work/published
  ci/publish.sh "$published"
fi

folder=$work/run
run env || { cat "$folder/said.txt" && echo 'FAILED: the run fails without a fault.' && failed=1 && conclude; }
right=$(verdicts)
run strace -f -y -o "$work/whole" || true # Traced whole, it may be too slow to decide anything.
[[ -z $(left) ]] || { printf 'FAILED: the run leaves behind without a fault: %s\n' "$(left | paste -sd ' ')" && failed=1 && conclude; }
while read -r call place; do
  for errno in $(errnos "$call"); do
    [[ -n $only && $call != "$only" ]] || printf '%s %s %s\n' "$call" "$place" "$errno"
  done
done < <(occurrences "$work/whole") | awk -v seed="$seed" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' | sort -g | cut -f 2 >"$work/matrix"
printf '%d faults of %d calls; right is: %s\n' "$(wc -l <"$work/matrix")" "$(cut -d ' ' -f 1 "$work/matrix" | sort -u | wc -l)" "$(paste -sd ' ' <<<"$right")"

began=$SECONDS
while read -r call place errno; do
  [[ -z $seconds || $((SECONDS - began)) -lt $seconds ]] || break
  check "$call" "$place" "$errno"
done <"$work/matrix"
conclude
