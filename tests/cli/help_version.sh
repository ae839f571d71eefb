# --help and --version, for the command and for each of its commands.
figura --help | head -n 1
figura extract --help | head -n 1
figura explain -h | head -n 1
figura grammar --help | head -n 1
figura help grammar | head -n 1
figura --version $TINY | sed -E 's/ [0-9a-f]{16}$/ HASH/'
figura --version | sed -E 's/ [0-9a-f]{16}$/ HASH/'
