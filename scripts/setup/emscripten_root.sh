#!/usr/bin/env bash
# Prints the folder of the Emscripten in use: the PATH's when it is new enough, else the cache's.
source "$(dirname "$0")/common.sh"

found=$(emcc -dumpversion 2>/dev/null || echo 0)
if versionAtLeast "${found%%-*}" 3.1.69; then
  dirname "$(readlink -f "$(command -v emcc)")"
else
  echo "$QUJING_CACHE/emscripten-3.1.69/root/usr/share/emscripten"
fi
