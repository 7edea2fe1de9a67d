# Read by tools/ensure-*: installs what is missing, says so in one line first, and ends with one sentence where it cannot.

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

# install_debian SENTENCE PACKAGE...: by apt-get, as root or with a sudo that asks nothing. SENTENCE says what to install by hand.
install_debian() {
    sentence=$1
    shift
    command -v apt-get >/dev/null || fail "$sentence"
    if [ "$(id -u)" -eq 0 ]; then
        as_root=''
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        fail "$sentence"
    fi
    # apt-get's progress goes to stdout and is dropped; its errors go to stderr and are shown.
    $as_root apt-get -qq -o DPkg::Lock::Timeout=120 update >/dev/null || fail "apt-get could not read its lists (its reason stands above). $sentence"
    number=$(apt-get --simulate install --no-install-recommends "$@" 2>/dev/null | grep -c '^Inst') || true
    echo "Installing $* with apt-get ($number packages) …" >&2
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 \
        install -y --no-install-recommends "$@" >/dev/null || fail "apt-get could not install $* (its reason stands above). $sentence"
}

# ensure_npm FOR: Node 18 or newer, npm, and the packages of ./package-lock.json in ./node_modules. FOR names who needs them.
ensure_npm() {
    if ! node_runs; then
        sentence="$1 need Node 18 or newer with npm: install them (on Debian: apt-get install nodejs npm)."
        install_debian "$sentence" nodejs npm
        node_runs || fail "$sentence"
    fi
    # The stamp is the lock file that the packages were installed from; npm ci installs exactly that, and runs no package's scripts.
    if ! cmp -s package-lock.json node_modules/.installed-lock; then
        echo "Installing $(grep -c '^    "node_modules/' package-lock.json) npm packages into tools/$(basename "$PWD")/node_modules …" >&2
        npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null ||
            fail "npm could not install the packages in tools/$(basename "$PWD")/package-lock.json; its reason stands above."
        cp package-lock.json node_modules/.installed-lock
    fi
}

node_runs() {
    node -e 'process.exit(Number(parseInt(process.versions.node) < 18))' 2>/dev/null && npm --version >/dev/null 2>&1
}
