#!/usr/bin/env bash
# Every setup step in order. Safe to run twice, and at the same time: the second waits for the first.
source "$(dirname "$0")/common.sh"
here=$(cd "$(dirname "$0")" && pwd)

exec 9>"$QUJING_CACHE/lock"
command -v flock >/dev/null && flock 9
for step in debian_packages emscripten opencv_wasm catch2 json_headers jscanify; do
  "$here/$step.sh"
done
