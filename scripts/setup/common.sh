# Sourced by every setup step: where the cache lies, how to speak, how to reach Debian's archive.
set -euo pipefail

QUJING_CACHE=${QUJING_CACHE:-$HOME/.cache/qujing}
mkdir -p "$QUJING_CACHE"

say() { printf '  %s\n' "$*"; }
fail() { printf '  %s\n' "$*" >&2; exit 1; }
# isReady PREFIX, markReady PREFIX: whether a cached prefix was made by the calling step as it stands now.
recipe() { sha256sum <"$0" | cut -c1-16; }
isReady() { [ "$(cat "$1/ready" 2>/dev/null)" = "$(recipe)" ]; }
markReady() { recipe >"$1/ready"; }
versionAtLeast() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# The address of Debian's main archive as this machine's own apt knows it.
debianSite() {
  local site
  site=$(apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk '$3 == "main" && $2 !~ /-/ && $1 !~ /security/ { print $1; exit }')
  [ -n "$site" ] || fail "apt has no source with component 'main'; add Debian's archive to /etc/apt"
  printf '%s' "$site"
}

# aptOf SUITE ARGUMENTS...: apt-get with a configuration of its own for one suite; the machine's apt stays untouched.
aptOf() {
  local suite=$1 root="$QUJING_CACHE/apt/$1"
  shift
  mkdir -p "$root/lists/partial" "$root/archives/partial" "$root/etc"
  : >"$root/status"
  if [ ! -e "$root/updated" ] || [ -n "$(find "$root/updated" -mmin +1440)" ]; then
    local site
    site=$(debianSite)
    # Only the lists of packages: whatever else this machine's apt fetches (apt-file's Contents, say) may fail.
    printf 'deb [target=Packages] %s %s main\ndeb-src [target=Sources] %s %s main\n' "$site" "$suite" "$site" "$suite" \
      >"$root/etc/sources.list"
    privateApt "$root" update
    touch "$root/updated"
  fi
  privateApt "$root" "$@"
}

privateApt() {
  local root=$1
  shift
  apt-get -qq -o Dir::Etc::sourcelist="$root/etc/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::Etc::preferencesparts=/dev/null -o Dir::State="$root" -o Dir::State::lists="$root/lists" \
    -o Dir::State::status="$root/status" -o Dir::Cache="$root" -o Dir::Cache::archives="$root/archives" \
    -o APT::Sandbox::User=root -o Acquire::Retries=3 "$@"
}
