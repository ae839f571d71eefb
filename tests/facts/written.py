"""What a script of this folder writes, NAME.txt and NAME.facts: written, or with --check compared; 0, or 1 where it is not what stands there."""
import pathlib
import sys


def written(name, text, facts):
    current = True
    for suffix, content in ((".txt", text), (".facts", facts)):
        path = pathlib.Path(__file__).parent / (name + suffix)
        if "--check" in sys.argv[1:]:
            current = current and path.exists() and path.read_text(encoding="utf-8").replace("=>?", "=>") == content
        else:
            path.write_text(content, encoding="utf-8")
    if not current:
        print(f"tests/facts/{name}.txt or .facts is not what {name}.py writes (but for the ? of wishes): run it")
    return 0 if current else 1
