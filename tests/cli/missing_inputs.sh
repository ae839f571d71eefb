# What cannot be opened is said and passed over; exit 3.
printf 'It fell 5%% to 42.\nUp 2.5 percent.\n' >story.txt
mkdir folder
figura extract $TINY --fields doc,value nowhere.txt folder story.txt
echo $?
figura extract $TINY --to documents --fields value nowhere.txt story.txt 2>errors | sed -E 's/,"engine".*"figures"/,"figures"/'
figura nowhere.txt
