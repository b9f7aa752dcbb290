#!/usr/bin/env bash
# jscanify's one browser file, for the comparison benches. Not a dependency: it would build canvas and jsdom.
source "$(dirname "$0")/common.sh"

version=1.4.3
sha256=d2dd660883a1219fc2e08a7e032d809f7ae76df35606d21978f3ba75fa4c187d
prefix="$QUJING_CACHE/jscanify"
if ! isReady "$prefix"; then
  say "fetching jscanify $version (npm)"
  rm -rf "$prefix" && mkdir -p "$prefix"
  (cd "$prefix" && npm pack --silent "jscanify@$version" >/dev/null)
  echo "$sha256  $prefix/jscanify-$version.tgz" | sha256sum --check --quiet || fail "jscanify $version is not what it was"
  tar xzf "$prefix/jscanify-$version.tgz" -C "$prefix" --strip-components=1 package/src/jscanify.js package/LICENSE
  rm "$prefix/jscanify-$version.tgz"
  markReady "$prefix"
fi
say "jscanify is in the cache"
