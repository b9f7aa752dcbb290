#!/usr/bin/env bash
# Catch2 3 out of bookworm-backports (Debian 12 itself has 2.13), unpacked into the cache.
source "$(dirname "$0")/common.sh"

prefix="$QUJING_CACHE/catch2"
if ! isReady "$prefix"; then
  say "fetching Catch2 3 (bookworm-backports)"
  rm -rf "$prefix" "$prefix.new" && mkdir -p "$prefix.new"
  (cd "$prefix.new" && aptOf bookworm-backports download libcatch2-dev)
  dpkg -x "$prefix.new"/libcatch2-dev_*.deb "$prefix.new"
  rm "$prefix.new"/libcatch2-dev_*.deb
  markReady "$prefix.new"
  mv "$prefix.new" "$prefix"
fi
say "Catch2 is in the cache"
