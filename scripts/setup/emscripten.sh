#!/usr/bin/env bash
# Emscripten 3.1.69 out of Debian 13's packages, in a prefix of its own. Does nothing where emcc is new enough.
source "$(dirname "$0")/common.sh"

wanted=3.1.69
prefix="$QUJING_CACHE/emscripten-$wanted"

found=$(emcc -dumpversion 2>/dev/null || echo 0)
if versionAtLeast "${found%%-*}" "$wanted"; then
  say "emcc $found is on the PATH"
  exit 0
fi
if isReady "$prefix"; then
  say "Emscripten $wanted is in the cache"
  exit 0
fi

say "fetching Emscripten $wanted (Debian 13's packages)"
work="$prefix.new"
rm -rf "$work" && mkdir -p "$work/debs" "$work/root" "$work/binaryen/bin"
(cd "$work/debs" && aptOf trixie download emscripten binaryen libc6 libstdc++6 libgcc-s1)
for deb in "$work"/debs/*.deb; do dpkg -x "$deb" "$work/root"; done
rm -rf "$work/debs"

# binaryen's programs need Debian 13's C library: each is started through the prefix's own loader.
for program in "$work"/root/usr/bin/wasm-*; do
  name=$(basename "$program")
  cat >"$work/binaryen/bin/$name" <<WRAPPER
#!/bin/sh
root=\$(dirname "\$(readlink -f "\$0")")/../../root
lib=\$(dirname "\$(find "\$root" -name libc.so.6 | head -n 1)")
exec "\$(find "\$root" -name 'ld-linux*.so*' | head -n 1)" --library-path "\$lib" "\$root/usr/bin/$name" "\$@"
WRAPPER
  chmod +x "$work/binaryen/bin/$name"
done

say "adding acorn and tsc, which emcc calls"
(cd "$work/root/usr/share/emscripten" && npm install --silent --no-save --no-package-lock --ignore-scripts \
  acorn@8 typescript@5 >/dev/null)

# Debian's emcc looks for tsc (--emit-tsd) on the PATH only.
sed -i '2i PATH="$(dirname "$(readlink -f "$0")")/node_modules/.bin:$PATH"' "$work"/root/usr/share/emscripten/em{cc,++}
rm -rf "$work/root/usr/share/emscripten/test" "$work/root/usr/share/doc"
find "$work/root/usr/share/emscripten/cache" \( -name '*-mt*.a' -o -name '*-ww*.a' \) -delete

cat >"$work/root/usr/share/emscripten/.emscripten" <<CONFIG
LLVM_ROOT = '/usr/lib/llvm-19/bin'
BINARYEN_ROOT = '$prefix/binaryen'
NODE_JS = '$(command -v node)'
CACHE = '$prefix/root/usr/share/emscripten/cache'
FROZEN_CACHE = True
CONFIG
markReady "$work"
rm -rf "$prefix" && mv "$work" "$prefix"
say "Emscripten $wanted is ready"
