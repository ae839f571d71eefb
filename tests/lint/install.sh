#!/usr/bin/env bash
# tests/lint/install.sh BUILD: an installed figura is found by find_package (shared and static) and by pkg-config, and a program that uses it runs.
set -eu
build=$(cd "${1:?}" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cmake --install "$build" --prefix "$scratch/prefix" >/dev/null
mkdir "$scratch/user"
cd "$scratch/user"
cat >user.c <<'END'
#include <figura.h>
#include <stdio.h>
int main(void)
{
    fig_engine_options options = {.size = sizeof options, .no_builtin = 1};
    fig_engine *engine;
    if (fig_engine_new(&options, &engine, NULL) != FIG_OK)
        return 1;
    puts(fig_engine_grammar_hash(engine));
    fig_engine_free(engine);
    return 0;
}
END
cat >CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.20)
project(user C)
find_package(figura REQUIRED)
add_executable(user_shared user.c)
target_link_libraries(user_shared figura::figura)
add_executable(user_static user.c)
target_link_libraries(user_static figura::static)
END
cmake -G Ninja -B build -DCMAKE_PREFIX_PATH="$scratch/prefix" >log 2>&1 && cmake --build build >>log 2>&1 || { cat log; exit 1; }
lib=$(dirname "$(find "$scratch/prefix" -name 'libfigura.so' | head -n 1)")
export LD_LIBRARY_PATH="$lib" PKG_CONFIG_PATH="$lib/pkgconfig"
${CC:-cc} user.c -o user_pc $(pkg-config --cflags --libs figura)
for program in build/user_shared build/user_static ./user_pc; do
    "$program" >/dev/null || { echo "$program fails"; exit 1; }
done
"$scratch/prefix/bin/figura" --help >/dev/null
for file in man/man1/figura.1 man/man1/figura-extract.1 bash-completion/completions/figura zsh/site-functions/_figura fish/vendor_completions.d/figura.fish doc/figura/README.md doc/figura/LICENSE doc/figura/NOTICE \
    doc/figura/docs/checks.md figura/grammars/README.md figura/schema/figura-1.json; do
    [ -s "$scratch/prefix/share/$file" ] || { echo "share/$file is not installed"; exit 1; }
done
