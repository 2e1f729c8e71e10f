"""How fast is survcli: against a bare interpreter, against a floor, and against what else could be used on the same data.

    python benchmarks/speed.py [--runs 15] [--large 100] [--tools DIR] > table.md

Everything is measured in one go: in each run every command once, in turn, so that what else the machine does falls on all of them.
What is printed are ratios within a run, as their median and their quartiles. The interpreter is the one that runs this; it should
have survcli installed from its wheel. Other tools are found on the PATH, or in DIR before it; those that are not there are left out.
"""

import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = [sys.executable, "-c", "pass"]
SURVCLI = [sys.executable, "-m", "survcli"]
FLOOR = [sys.executable, str(Path(__file__).with_name("floor.py"))]
MAKER, NAME = "nso-group", "NSO Group"
SELECTED = f'[.records[] | select(.kind == "acquisition" and (.vendors | index("{MAKER}")))]'
SQL = f"select * from acquisitions where vendors like '%{NAME}%'"

ENV = {key: value for key, value in os.environ.items() if not key.startswith(("SURVCLI", "PYTHON"))}
if "PYTHONPATH" in os.environ:
    ENV["PYTHONPATH"] = os.environ["PYTHONPATH"]


class Run:
    """What one run of a command took."""

    def __init__(self, argv, env=None):
        started = time.perf_counter()
        process = subprocess.Popen(argv, env={**ENV, **(env or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        error = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()
        if process.returncode:
            sys.exit(f"{' '.join(argv)}: {error.decode(errors='replace')[-300:]}")
        self.mebibytes = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


def interleaved(commands, runs):
    """Run every command once a run, and return for each what it took in each run."""
    for argv, env in commands.values():  # once without a clock, so that all bytecode is compiled and all files are read
        Run(argv, env)
    taken = {name: [] for name in commands}
    for _ in range(runs):
        for name, (argv, env) in commands.items():
            taken[name].append(Run(argv, env).seconds)
    return taken


def ratio(taken, name, base):
    """Return the median of one command's time over another's in the same run, and the quartiles."""
    found = [one / other for one, other in zip(taken[name], taken[base], strict=True)]
    low, middle, high = statistics.quantiles(found, n=4) if len(found) > 1 else found * 3
    return middle, f"{middle:.2f} ({low:.2f}–{high:.2f})"


def verdict(value, most):
    return f"{most} ✓" if value <= most else f"{most} ✗"


def targets(ledger, runs):
    """Measure what the project promises."""
    first = json.loads(ledger.read_text("utf-8"))["records"][0]["id"]
    tab = {"_SURVCLI_COMPLETE": "complete_bash", "COMP_WORDS": "survcli vendor ns", "COMP_CWORD": "2"}
    data = ["--data", str(ledger)]
    rows = [
        ("`--version`", ["--version"], {}, 6.5, None, None),
        (f'`vendor "{NAME}" --json`', ["vendor", NAME, "--json", *data], {}, 6.5, None, None),
        (f"`show {first} --json`", ["show", first, "--json", *data], {}, 6.5, None, None),
        ("`list --json`", ["list", "--json", *data], {}, 6.5, None, None),
        (f'`vendor "{NAME}"`', ["vendor", NAME, *data], {}, 11, ["vendor", MAKER], 1.4),
        (f"`show {first}`", ["show", first, *data], {}, 11, ["show", first], 1.4),
        ("`timeline`", ["timeline", *data], {}, None, ["timeline"], 1.3),
        ("a completion (Tab)", [], {**tab, "SURVCLI_DATA": str(ledger)}, 6.5, None, None),
        ("`validate`", ["validate", *data], {}, 25, None, None),
    ]
    commands = {"bare": (BARE, None)}
    for name, argv, env, _, floor, _ in rows:
        commands[name] = ([*SURVCLI, *argv], env)
        if floor:
            commands[f"floor {name}"] = ([*FLOOR, str(ledger), *floor], None)
    taken = interleaved(commands, runs)
    print(f"A bare `python -c pass` took {statistics.median(taken['bare']) * 1000:.1f} ms (median of {runs}).\n")
    print("| what | × bare Python | at most | × floor | at most |\n|---|---|---|---|---|")
    for name, _, _, bare, floor, above in rows:
        value, shown = ratio(taken, name, "bare")
        cells = [name, shown, verdict(value, bare) if bare else ""]
        if floor:
            value, shown = ratio(taken, name, f"floor {name}")
            cells += [shown, verdict(value, above)]
        print("| " + " | ".join([*cells, "", ""][:5]) + " |")


def others(ledger, folder, runs):
    """Measure what could be used instead, on the same acquisitions in the form that each reads."""
    table, database = folder / "acquisitions.csv", folder / "ledger.db"
    selection = [*SURVCLI, "export", str(table), "--kind", "acquisition", "--data", str(ledger)]
    Run(selection)
    known = {
        "jq": (["jq", SELECTED, str(ledger)], "records.json"),
        "csvkit": (["csvgrep", "-c", "vendors", "-m", NAME, str(table)], "a CSV of the acquisitions"),
        "sqlite-utils": (["sqlite-utils", "memory", f"{table}:csv", SQL], "that CSV"),
        "sqlite-utils, a database": (["sqlite-utils", "query", str(database), SQL], "that CSV as a SQLite table"),
        "datasette": (["datasette", str(database), "--get", "/ledger/acquisitions.json?vendors__contains=NSO"], "that table"),
        "visidata": (["vd", "--batch", str(table), "-o", str(folder / "out.json")], "that CSV, without a selection"),
    }
    if shutil.which("sqlite-utils", path=ENV["PATH"]):
        Run(["sqlite-utils", "insert", str(database), "acquisitions", str(table), "--csv"])
    commands = {"bare": (BARE, None), "survcli": ([*SURVCLI, "list", "--vendor", NAME, "--json", "--data", str(ledger)], None)}
    for name, (argv, _) in known.items():
        if (found := shutil.which(argv[0], path=ENV["PATH"])) and ("database" not in name or database.exists()):
            commands[name] = ([found, *argv[1:]], None)
    duck = _duckdb(ledger)
    if duck:
        commands["duckdb"] = (duck, None)
        known["duckdb"] = (duck, "records.json, from Python")
    taken = interleaved(commands, runs)
    print(f"\n| the acquisitions from {NAME} by | × bare Python | × survcli | reads |\n|---|---|---|---|")
    for name in list(commands)[1:]:
        reads = known[name][1] if name in known else "records.json, held against its seal; references expanded"
        print(f"| {name} | {ratio(taken, name, 'bare')[1]} | {ratio(taken, name, 'survcli')[1]} | {reads} |")


def _duckdb(ledger):
    for folder in ENV["PATH"].split(os.pathsep):
        python = Path(folder) / "python"
        if python.exists() and not subprocess.run([python, "-c", "import duckdb"], capture_output=True, check=False).returncode:
            query = (
                f"select r from (select unnest(records) as r from read_json('{ledger}', maximum_object_size=1000000000))"
                f" where r.kind = 'acquisition' and list_contains(r.vendors, '{MAKER}')"
            )
            return [str(python), "-c", f"import duckdb; print(duckdb.sql({query!r}).fetchall())"]
    return None


def enlarged(data, times, target):
    """Write a ledger with every record and every source so many times, valid and sealed."""
    from survcli import layout, models

    records, sources = [], []
    for number in range(times):
        ids = {row["id"]: f"MX-{number * len(data['records']) + index + 1:06}" for index, row in enumerate(data["records"])}
        sources += [{**row, "id": f"{row['id']}-{number}"[-80:].lstrip("-")} for row in data["sources"]]
        named = {row["id"]: f"{row['id']}-{number}"[-80:].lstrip("-") for row in data["sources"]}
        for row in data["records"]:
            copy = {**row, "id": ids[row["id"]]}
            for field in ("about", "renews", "overlaps"):
                if field in row:
                    copy[field] = [ids[ref] for ref in row[field]]
            copy["citations"] = [{**cited, "source": named[cited["source"]]} for cited in row["citations"]]
            if "amounts" in row:
                copy["amounts"] = [{**one, "sources": [named[ref] for ref in one["sources"]]} for one in row["amounts"]]
            records.append(copy)
    larger = {**data, "sources": sources, "records": records, "retired": []}
    target.write_text(layout.dump(larger, models.key_order()), "utf-8")
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_name(f"{target.name}.sha256").write_text(f"{digest}  {target.name}\n", "utf-8")


def large(ledger, folder, times):
    """Measure time and memory on a ledger many times as large, against jq, and how the time grows with it."""
    count = len(json.loads(ledger.read_text("utf-8"))["records"])
    files = {}
    for size in (1, 10, times):
        files[size] = folder / f"times-{size}.json"
        # In a process of its own: a child's peak memory counts what its parent held when it was started
        subprocess.run([sys.executable, __file__, "--enlarge", str(ledger), str(size), str(files[size])], env=ENV, check=True)
    print(f"\nA ledger {times} times as large: {files[times].stat().st_size / 1e6:.0f} MB, {count * times:,} records.\n")
    if shutil.which("jq", path=ENV["PATH"]):
        ask = [*SURVCLI, "list", "--vendor", NAME, "--json", "--data", str(files[times])]
        pairs = [(Run(ask), Run(["jq", SELECTED, str(files[times])])) for _ in range(3)]
        seconds = statistics.median(ours.seconds / theirs.seconds for ours, theirs in pairs)
        memory = statistics.median(ours.mebibytes / theirs.mebibytes for ours, theirs in pairs)
        ours, theirs = pairs[0]
        print("| `list --vendor X --json` | survcli | jq | ratio | at most |\n|---|---|---|---|---|")
        print(f"| seconds | {ours.seconds:.1f} | {theirs.seconds:.1f} | {seconds:.2f} | {verdict(seconds, 1)} |")
        print(f"| peak MiB | {ours.mebibytes:.0f} | {theirs.mebibytes:.0f} | {memory:.2f} | {verdict(memory, 1.2)} |\n")
    asked = [
        ["list", "--vendor", NAME, "--json"],
        ["list", "--json"],
        ["timeline"],
        ["vendor", NAME],
        ["search", "pegasus"],
        ["stats", "--by", "vendor"],
        ["network"],
        ["gaps"],
        ["sources"],
        ["cite", "--style", "bibtex"],
        ["list", "-f", "csv"],
        ["validate"],
    ]
    start = statistics.median(Run([*SURVCLI, "--version"]).seconds for _ in range(5))
    print(f"| µs a record, beyond the start | × 1 | × 10 | × {times} | × {times} over × 10 |\n|---|---|---|---|---|")
    for argv in asked:
        cost = {}
        for size, file in files.items():
            took = statistics.median(Run([*SURVCLI, *argv, "--data", str(file)]).seconds for _ in range(5 if size < times else 1))
            cost[size] = (took - start) / (count * size) * 1e6
        grown = cost[times] / cost[10]
        print(f"| `{' '.join(argv)}` | {cost[1]:.0f} | {cost[10]:.0f} | {cost[times]:.0f} | {grown:.2f} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--large", type=int, default=100, help="how many times as large; 0 leaves that part out")
    parser.add_argument("--tools", default="", help="a folder with other tools")
    parser.add_argument("--enlarge", nargs=3, metavar=("LEDGER", "TIMES", "TARGET"), help="only write a larger ledger")
    given = parser.parse_args()
    if given.enlarge:
        source, times, target = given.enlarge
        enlarged(json.loads(Path(source).read_text("utf-8")), int(times), Path(target))
        return
    if given.tools:
        ENV["PATH"] = os.pathsep.join((given.tools, ENV["PATH"]))
    import survcli.dataset

    ledger = survcli.dataset.bundled()
    with tempfile.TemporaryDirectory() as folder:
        targets(ledger, given.runs)
        others(ledger, Path(folder), given.runs)
        if given.large:
            large(ledger, Path(folder), given.large)


main()
