# What tools/run and tools/test share: saying something, and finding what is missing. Sourced, not run.

say() {
    printf 'figura: %s\n' "$*" >&2
}

# need_packages build|test: everything that the build (or the tests) needs, installed with apt-get where it is missing.
need_packages() {
    local missing=()
    command -v cc >/dev/null || command -v gcc >/dev/null || missing+=(gcc libc6-dev)
    command -v cmake >/dev/null || missing+=(cmake)
    command -v ninja >/dev/null || missing+=(ninja-build)
    if command -v pkg-config >/dev/null; then
        pkg-config --exists gmp || missing+=(libgmp-dev)
        pkg-config --exists libpcre2-8 || missing+=(libpcre2-dev)
        pkg-config --exists jansson || missing+=(libjansson-dev)
        [ "$1" = build ] || pkg-config --exists cmocka || missing+=(libcmocka-dev)
    else
        missing+=(pkg-config libgmp-dev libpcre2-dev libjansson-dev)
        [ "$1" = build ] || missing+=(libcmocka-dev)
    fi
    if [ ${#missing[@]} -gt 0 ]; then
        install_packages "${missing[@]}" || return 2
    fi
    want_packages "$1"
}

# want_packages build|test: what figura can do without, but does more with; no error where it cannot be had.
want_packages() {
    local wanted=()
    pkg-config --exists zlib || wanted+=(zlib1g-dev)        # gzip files
    pkg-config --exists libzstd || wanted+=(libzstd-dev)    # zstd files
    pkg-config --exists sqlite3 || wanted+=(libsqlite3-dev) # figura load, --to sqlite
    pkg-config --exists libpq || wanted+=(libpq-dev)        # figura load --db postgresql://
    pkg-config --exists xlsxwriter || wanted+=(libxlsxwriter-dev) # --to xlsx
    if [ "$1" = test ]; then
        pkg-config --exists gumbo || wanted+=(libgumbo-dev) # the plain twin of pages, tests/unit/test_hypertext.c
        command -v python3 >/dev/null || wanted+=(python3) # the tests written in it
        command -v zstd >/dev/null || wanted+=(zstd)        # tests/cli/packed.sh
        command -v sqlite3 >/dev/null || wanted+=(sqlite3)  # README.md, tests/store
        command -v valgrind >/dev/null || wanted+=(valgrind) # bench/instructions
    fi
    [ ${#wanted[@]} -eq 0 ] || install_packages "${wanted[@]}" || say "goes on without ${wanted[*]}"
    return 0
}

# install_packages NAME…: with apt-get; 2, and what to do on standard error, where that cannot be.
install_packages() {
    local root_prefix=()
    if ! command -v apt-get >/dev/null; then
        say "missing: $* (Debian's names); install them and run this again"
        return 2
    elif [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            root_prefix=(sudo -n)
        else
            say "missing: $*; run: sudo apt-get install $*"
            return 2
        fi
    fi
    say "installing $*"
    local log
    log=$(mktemp) || return 2
    if ! "${root_prefix[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$log" 2>&1 &&
        ! { "${root_prefix[@]}" apt-get update >"$log" 2>&1 &&
            "${root_prefix[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1; }; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        say "apt-get could not install $*; install them and run this again"
        return 2
    fi
    rm -f "$log"
}
