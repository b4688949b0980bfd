"""The pages of docs/diagnostics show what repoc prints: each example is run, and run again with its fix.

    diagnostics.py check|update TOOL RUNTIME_INCLUDE DOCS/diagnostics

A page's Example is an indented block, the header `repositories.hpp` without its includes, and a ```text block, what repoc
says of it; that begins with `$ repoc explain` where another command than `generate` is meant. The lines of the indented
block under Fix stand in the place of as many lines of the example, from the line of the first place on; repoc must then
say nothing. `update` writes what repoc says into the page.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

INCLUDES = "cstdint optional span string string_view tuple vector repoc/repository.hpp".split()
# What no back end of this version says, and what needs an older schema beside the header: the example is not run.
NOT_YET = {"cross-shard", "identifier-too-long", "migration"}
# The fix is where the last note stands, not where the diagnostic does.
FIX_AT_LAST_NOTE = {"full-scan"}


def section(page, heading):
    return re.split(r"^## ", page.split(f"\n## {heading}\n")[1], maxsplit=1, flags=re.M)[0]


def indented(text):
    """The first indented block, without its indentation."""
    lines = []
    for line in text.splitlines():
        if line.startswith("    ") or (lines and not line.strip()):
            lines.append(line[4:])
        elif lines:
            break
    return "\n".join(lines).strip("\n") + "\n"


def said_of(tool, include, command, header):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "shop").mkdir()
        (folder / "shop/model.hpp").write_text("")
        (folder / "includes.hpp").write_text("".join(f"#include <{one}>\n" for one in INCLUDES))
        (folder / "repositories.hpp").write_text(header)
        flags = ["--", "-I.", "-I" + include, "-include", "includes.hpp"]
        run = subprocess.run([tool, command, "repositories.hpp", *flags], cwd=folder, capture_output=True, text=True,
                             timeout=300)
        return run.stderr


def fixed(example, fix, said, last):
    lines, new = example.splitlines(), fix.splitlines()
    places = re.findall(r"^repositories\.hpp:(\d+):", said, flags=re.M)
    at = int(places[-1 if last else 0]) - 1
    return "\n".join(lines[:at] + new + lines[at + len(new) :]) + "\n"


def main():
    mode, tool, include, docs = sys.argv[1:]
    failed, count = False, 0
    for file in sorted(pathlib.Path(docs).glob("*.md")):
        if file.stem in NOT_YET or file.stem == "README":
            continue
        count += 1
        page = file.read_text()
        example = indented(section(page, "Example"))
        shown = re.search(r"```text\n(\$ repoc (\w+).*\n)?((?:.|\n)*?)```", section(page, "Example"))
        said = said_of(tool, include, shown[2] or "generate", example)
        if mode == "update":
            file.write_text(page.replace(shown[0], f"```text\n{shown[1] or ''}{said}```"))
        elif said != shown[3]:
            failed = True
            print(f"{file.stem}: the page shows\n{shown[3]}\nand repoc says\n{said}")
        if f"[repoc-{file.stem}]\n" not in said:
            failed = True
            print(f"{file.stem}: the example is not reported as this:\n{said}")
        else:
            better = fixed(example, indented(section(page, "Fix")), said, file.stem in FIX_AT_LAST_NOTE)
            rest = said_of(tool, include, shown[2] or "generate", better)
            if rest:
                failed = True
                print(f"{file.stem}: with the fix, repoc says\n{rest}")
    print(f"{count} pages")
    return failed or count == 0


sys.exit(main())
