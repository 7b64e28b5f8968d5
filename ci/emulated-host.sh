#!/usr/bin/env bash
# Usage: ci/emulated-host.sh [--published DIR] [--out DIR] [--limit SECONDS] [-- COMMAND...]
# Runs a command of the published executable, by default `perfsuite doctor`, on a second machine: Debian's own kernel in QEMU's
# software emulation, 2 processors, 2 GiB of memory, ext4, memory cgroups of version 2. Needs no right to virtualise. There
# COMMAND is root's, in an empty home, /tmp is on the disk, and what it leaves in /out is copied to the folder of --out.
#   --published DIR   what ci/publish.sh made; by default it is made anew
#   --limit SECONDS   the most that the machine may live, 900 by default
# Kernel and root file system are made once, in some minutes and as root, and kept in $PERFSUITE_HOSTS_CACHE, by default
# ~/.cache/perfsuite-hosts; remove that folder to have newer ones. Ends as the command does; with 69 where such a machine cannot
# be had here, with 70 where it did not come to an end.
set -euo pipefail

readonly cannot=69 broken=70 disk=16G
# In the order of loading: a module after those that it needs.
readonly modules=(virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_blk crc16 crc32c_generic mbcache jbd2 ext4)
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
cache=${PERFSUITE_HOSTS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/perfsuite-hosts}
published='' out='' limit=900 machine='' making=''
# An ordinary user's path may lack what makes file systems.
PATH=$PATH:/usr/sbin:/sbin

while [[ $# -gt 0 && $1 != -- ]]; do
  case $1 in
    --published) published=$(realpath "$2") ;;
    --out) out=$(realpath -m "$2") ;;
    --limit) limit=$2 ;;
    *)
      printf 'emulated-host: %s is no option; the first lines of the script say which there are.\n' "$1" >&2
      exit 2
      ;;
  esac
  shift 2
done
[[ $# -eq 0 ]] || shift
command=("$@")
[[ $# -gt 0 ]] || command=(perfsuite doctor)

work=$(mktemp -d)
# shellcheck disable=SC2317 # called by the trap
remove() {
  if [[ -n $machine ]]; then
    kill "$machine" 2>/dev/null || true
    wait "$machine" || true
  fi
  rm -rf "$work" ${making:+"$making"}
}
trap remove EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

give_up() {
  printf 'emulated-host: %s\n' "$1" >&2
  exit "$cannot"
}

require() {
  "$here/tools.sh" qemu-system-x86_64:qemu-system-x86 busybox:busybox-static debootstrap:debootstrap mkfs.ext4:e2fsprogs xz:xz-utils >"$work/tools.txt" 2>&1 || true
  local program
  for program in qemu-system-x86_64 busybox debootstrap mkfs.ext4 debugfs apt-get; do
    command -v "$program" >/dev/null || give_up "$program is not here and cannot be installed: $(grep -F "$program" "$work/tools.txt" || echo 'it comes with Debian')"
  done
}

# The kernel's package is unpacked, not installed: this machine's own kernel stays what it is.
make_kernel() {
  local into=$1 package module file
  package=$(apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: \(linux-image-[^ ]*\)$/\1/p' | head -n 1)
  [[ -n $package ]] || give_up 'there is no package linux-image-amd64; this needs the package lists of Debian for amd64'
  mkdir "$work/kernel" "$into/modules"
  (cd "$work/kernel" && apt-get download -qq "$package" 2>/dev/null && dpkg-deb -x ./*.deb .) || give_up "$package could not be had"
  cp "$work"/kernel/boot/vmlinuz-* "$into/vmlinuz"
  for module in "${modules[@]}"; do
    file=$(find "$work/kernel" -name "$module.ko" -o -name "$module.ko.xz")
    case $file in
      *.xz) xz -dc "$file" >"$into/modules/$module.ko" ;;
      *.ko) cp "$file" "$into/modules/" ;;
    esac
  done
  rm -rf "$work/kernel"
}

make_root() {
  local into=$1 codename archive libraries
  # shellcheck source=/dev/null
  codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
  # shellcheck disable=SC2016 # the dollar signs are apt's own
  archive=$(apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' | sed -n "s/^$codename main //p" | head -n 1)
  libraries=$(apt-cache search --names-only '^libssl3(t64)?$' | cut -d ' ' -f 1)
  printf 'emulated-host: making the root file system (%s), once; some minutes.\n' "$codename" >&2
  # What it mounts goes with its namespace, also where it is interrupted.
  unshare -m debootstrap --variant=minbase --include="$libraries" "$codename" "$work/root" "$archive" >"$work/debootstrap.txt" 2>&1 \
    || give_up "debootstrap failed: $(tail -n 1 "$work/debootstrap.txt")"
  rm -rf "$work"/root/var/cache/apt/* "$work"/root/var/lib/apt/lists/*
  mkdir "$work/root/job" "$work/root/out"
  mke2fs -q -t ext4 -d "$work/root" "$into/root.img" 1G >/dev/null
  rm -rf "$work/root"
}

make_rig() {
  mkdir -p "$cache"
  exec {turn}>"$cache/lock"
  flock "$turn"
  if [[ ! -e $cache/rig/root.img ]]; then
    [[ $(id -u) -eq 0 ]] || give_up 'the root file system is made by root only'
    making=$(mktemp -d "$cache/making.XXXXXX")
    make_kernel "$making"
    make_root "$making"
    rm -rf "$cache/rig"
    mv "$making" "$cache/rig"
    making=''
  fi
  exec {turn}>&-
}

make_initrd() {
  local module
  mkdir -p "$work/initrd"/{bin,dev,proc,root}
  cp "$(command -v busybox)" "$work/initrd/bin/busybox"
  cp -r "$cache/rig/modules" "$work/initrd/"
  {
    echo '#!/bin/busybox sh'
    echo '/bin/busybox mount -t devtmpfs none /dev'
    for module in "${modules[@]}"; do
      # One that is not there is built in.
      [[ ! -e $cache/rig/modules/$module.ko ]] || printf '/bin/busybox insmod /modules/%s.ko\n' "$module"
    done
    echo '/bin/busybox mount -t ext4 -o ro /dev/vda /root'
    echo '/bin/busybox mount -t ext4 -o noinit_itable /dev/vdb /root/job'
    echo '/bin/busybox mount --move /dev /root/dev'
    echo 'exec /bin/busybox switch_root /root /job/start'
  } >"$work/initrd/init"
  chmod +x "$work/initrd/init"
  (cd "$work/initrd" && find . | busybox cpio -o -H newc 2>/dev/null) | gzip -1 >"$work/initrd.gz"
}

# The second disk: the executable, what to run, and room for data and results. The guest's first process is its `start`.
make_disk() {
  mkdir -p "$work/job"/{tmp,home,out}
  chmod 1777 "$work/job/tmp"
  cp -r "$published" "$work/job/published"
  printf '%q ' "${command[@]}" >"$work/job/command"
  cat >"$work/job/start" <<'START'
#!/bin/bash
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t cgroup2 cgroup2 /sys/fs/cgroup
echo +memory +cpu +cpuset >/sys/fs/cgroup/cgroup.subtree_control
mount -t tmpfs tmpfs /run
mkdir -p /dev/shm && mount -t tmpfs tmpfs /dev/shm
ln -s /proc/self/fd /dev/fd
mount --bind /job/tmp /tmp
mount --bind /job/out /out
export HOME=/job/home PATH=/job/published:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
stty -F /dev/ttyS1 raw
cd /job/home
# Through a pipe, or progress would be drawn as on a terminal.
setsid bash /job/command </dev/null > >(cat >/dev/ttyS1) 2>&1
echo $? >/job/ended
sleep 1
stty -F /dev/ttyS1 raw # returns when everything is sent
sync
umount /out /tmp
mount -o remount,ro /job
echo b >/proc/sysrq-trigger
START
  chmod +x "$work/job/start"
  mke2fs -q -t ext4 -d "$work/job" "$work/job.img" "$disk" >/dev/null
  rm -rf "$work/job"
}

boot() {
  timeout --kill-after=5 "$limit" qemu-system-x86_64 -accel tcg -smp 2 -m 2G -display none -nic none -no-reboot \
    -kernel "$cache/rig/vmlinuz" -initrd "$work/initrd.gz" -append 'console=ttyS0 quiet panic=-1' \
    -drive "file=$cache/rig/root.img,if=virtio,format=raw,readonly=on" -drive "file=$work/job.img,if=virtio,format=raw" \
    -serial "file:$work/console.txt" -chardev stdio,id=said,signal=off -serial chardev:said </dev/null &
  machine=$!
  local outcome=0
  wait "$machine" || outcome=$?
  machine=''
  [[ $outcome -ne 124 ]] || printf 'emulated-host: the machine lived longer than %s seconds.\n' "$limit" >&2
}

# What is on the second disk now, read without mounting it.
conclude() {
  debugfs -R "dump /ended $work/ended" "$work/job.img" >/dev/null 2>&1
  if [[ -n $out ]]; then
    mkdir -p "$work/left" "$out"
    debugfs -R "rdump /out $work/left" "$work/job.img" >/dev/null 2>&1
    cp -r "$work/left/out/." "$out/"
  fi
  if [[ ! -s $work/ended ]]; then
    printf 'emulated-host: the machine ended before the command did. Its last words:\n' >&2
    tail -n 20 "$work/console.txt" >&2
    exit "$broken"
  fi
  exit "$(cat "$work/ended")"
}

require
make_rig
if [[ -z $published ]]; then
  published=$work/published
  "$here/publish.sh" "$published" >&2
fi
make_initrd
make_disk
boot
conclude
