# Progress goes to standard error: nothing in a pipe, one line at the end with `always`, none with `never`.
printf 'It rose 3%%.\n' >a.txt
figura --fields text a.txt
figura --fields text --progress never a.txt
figura --fields text --progress always a.txt - <a.txt
figura --progress loud a.txt
