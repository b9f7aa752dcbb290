#!/usr/bin/env bash
# nlohmann/json's headers alone in a folder of the cache: the wasm build must not see the machine's /usr/include.
source "$(dirname "$0")/common.sh"

mkdir -p "$QUJING_CACHE/json/include"
cp -ru /usr/include/nlohmann "$QUJING_CACHE/json/include/"
say "nlohmann/json's headers are in the cache"
