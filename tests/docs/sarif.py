"""`--diagnostics-format=sarif` of failing goldens: valid by the official schema, and the same diagnostics as in the text.

    sarif.py TOOL RUNTIME_INCLUDE GOLDENS SCHEMA

For each id that a golden's stderr.txt shows, the first such golden is run again. Its log must name the ids, severities and
places of that text, in its order, and a fix must replace a word that is there.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

HEADLINE = re.compile(r"^(?:(.*?):(\d+):\d+|repoc): (error|warning|remark): (.*) \[repoc-([a-z-]+)\]$")


def cases(goldens):
    """One golden for each id, with what its text says: [(severity, message, id, line)]."""
    seen, out = set(), []
    for stderr in sorted(goldens.glob("*/stderr.txt")):
        said = [HEADLINE.match(line) for line in stderr.read_text().splitlines()]
        said = [(m[3], m[4], m[5], int(m[2] or 0)) for m in said if m]
        if {id for _, _, id, _ in said} - seen:
            seen |= {id for _, _, id, _ in said}
            out.append((stderr.parent, said))
    return out


def arguments(folder):
    """The command line of a golden, as golden_case.hpp describes it: (before `--`, after it)."""
    file = folder / "args"
    lines = [line for line in file.read_text().splitlines() if line] if file.exists() else ["generate", "--dialect", "sqlite"]
    at = lines.index("--") if "--" in lines else len(lines)
    ours, clangs = lines[:at], lines[at + 1 :]
    if not any(line.endswith(".hpp") for line in ours):
        ours += sorted(str(p.relative_to(folder)) for p in folder.rglob("*repositories.hpp") if "expected" not in p.parts)
    return ours, clangs


def text_of(folder, location, region):
    """What a region of one line holds."""
    line = (folder / location["uri"]).read_text().splitlines()[region["startLine"] - 1]
    return line[region["startColumn"] - 1 : region["endColumn"] - 1]


def check(tool, include, folder, said, validator):
    ours, clangs = arguments(folder)
    with tempfile.TemporaryDirectory() as out:
        output = ["-o", out] if ours[0] == "generate" else []
        command = [tool, *ours, *output, "--diagnostics-format=sarif", "--", "-I" + include, *clangs]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    log = json.loads(run.stderr)
    problems = [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in validator.iter_errors(log)]
    (one_run,) = log["runs"]
    rules = one_run["tool"]["driver"]["rules"]
    found = []
    for result in one_run["results"]:
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            problems.append(f"ruleIndex of {result['ruleId']}")
        severity = "remark" if result["level"] == "note" else result["level"]
        places = [place["physicalLocation"] for place in result.get("locations", [])]
        line = places[0]["region"]["startLine"] if places else 0
        found.append((severity, result["message"]["text"], result["ruleId"], line))
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                for replacement in change["replacements"]:
                    word = text_of(folder, change["artifactLocation"], replacement["deletedRegion"])
                    if not re.fullmatch(r"\w+", word):
                        problems.append(f"the fix of {result['ruleId']} replaces '{word}'")
    if found != said:
        problems.append(f"the log says {found}, the text {said}")
    return problems


def main():
    tool, include, goldens, schema = sys.argv[1:]
    with open(schema, encoding="utf-8") as file:
        validator = jsonschema.Draft202012Validator(json.load(file), format_checker=jsonschema.FormatChecker())
    failed, count = False, 0
    for folder, said in cases(pathlib.Path(goldens)):
        count += 1
        for problem in check(tool, include, folder, said, validator):
            failed = True
            print(f"{folder.name}: {problem}")
    print(f"{count} logs")
    return failed or count == 0


sys.exit(main())
