#!/usr/bin/env bash
# Installs the Debian packages that are missing; without root it names them.
source "$(dirname "$0")/common.sh"

packages=(
  ca-certificates python3 openssl xz-utils bzip2 make cmake ninja-build
  clang-19 lld-19 llvm-19 libclang-rt-19-dev g++ clang-format-19 clang-tidy-19
  libopencv-core-dev libopencv-imgproc-dev nlohmann-json3-dev
  chromium fonts-noto-cjk fonts-ocr-b ffmpeg
)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
  say "Debian packages: all ${#packages[@]} are installed"
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  fail "these Debian packages are missing and only root may install them:
    apt-get install --no-install-recommends ${missing[*]}"
fi
say "installing ${#missing[@]} Debian packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get -qq -o DPkg::Lock::Timeout=600 update
log="$QUJING_CACHE/debian_packages.log"
apt-get -qq -y -o DPkg::Lock::Timeout=600 install --no-install-recommends "${missing[@]}" >"$log" 2>&1 ||
  { tail -n 30 "$log"; fail "apt-get could not install them; see $log"; }
