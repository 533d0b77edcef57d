"""What commands say they need, beside what they take: memory and the result file, on every example and on large studies.

    python3 bench/needs.py build/release/headroom [NAME…] [--large]

Prints a table; the exit code is 1 where an estimate is off by more than a factor of 1.5. Of memory a base of 16 MB goes off
both sides: the program and its libraries. Files below 1 MB are not judged: an index for every dataset is most of them.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from large_studies import study  # noqa: E402

FACTOR, BASE, SMALL_FILE = 1.5, 16e6, 1e6
UNITS = {"MB": 1e6, "GB": 1e9}


def bytes_of(text):
    number, unit = text.split()
    return float(number) * UNITS[unit]


def examples():
    for path in sorted((HERE.parent / "scenarios").glob("*/study.yaml")):
        yield path.parent.name, path.read_text(), ["--replications", "20"], path.parent


def small():
    """A few that take seconds: for the tests."""
    yield "a list of 100,000", study(waiting=100_000, wte=20, weeks=26), [], None
    yield "20,000 referrals a week", study(per_week=20_000, steps=2, wte=900, weeks=8), [], None
    yield "200 posts", study(posts=200, experiment="{replications: 8}"), [], None
    yield "300 streams", study(streams=300, per_week=2), [], None
    yield "bands of 40 posts", study(posts=40, experiment="{replications: 30, keep: bands}"), [], None


def large():
    yield "100,000 referrals a week", study(per_week=100_000, wte=990, posts=5, weeks=52), [], None
    yield "the same, three visits", study(per_week=100_000, steps=3, wte=990, posts=10, weeks=52), [], None
    yield "the same, too few staff", study(per_week=100_000, steps=3, wte=200, posts=1, weeks=52), [], None
    yield "1,000 posts", study(posts=1000, per_week=9000, experiment="{replications: 4}"), [], None
    yield "1,000 posts, 1,040 weeks", study(posts=1000, weeks=1040, per_week=3000), [], None
    yield "1,000 holders of a post, 520 weeks ahead", study(wte=1000, horizon="520 weeks", per_week=2000), [], None
    yield "1,000,000 waiting", study(waiting=1_000_000, wte=500, weeks=52), [], None
    yield "4,000 streams", study(streams=4000, per_week=1, posts=100), [], None
    yield "60 streams, 40 priorities", study(streams=60, priorities=40, per_week=100, posts=100), [], None
    yield "1,040 weeks", study(weeks=1040, experiment="{replications: 20}"), [], None
    yield "bands, 300 posts", study(posts=300, per_week=2000, experiment="{replications: 60, keep: bands}"), [], None
    yield "a pathway of 3,000 steps", study(steps=3000, delay="1 weeks", per_week=20, posts=20, weeks=104), [], None
    values = ", ".join(f"{1 + n / 10000:.4f}" for n in range(3000))
    sweep = f"  wte: {{set: staff.post-0.wte, values: [{values}]}}"
    yield "3,000 scenarios", study(sweep=sweep, weeks=4, experiment="{replications: 2}"), [], None
    yield "3,000 scenarios, bands", study(sweep=sweep, weeks=4, experiment="{replications: 2, keep: bands}"), [], None


def huge():
    values = ", ".join(f"{1 + n / 100000:.5f}" for n in range(99_900))
    sweep = f"  wte: {{set: staff.post-0.wte, values: [{values}]}}"
    for keep in ("replications", "bands"):
        experiment = f"{{replications: 1, keep: {keep}}}"
        yield f"99,900 scenarios, {keep}", study(sweep=sweep, weeks=1, experiment=experiment), [], None


def run(program, words, folder):
    with open(folder / "out", "wb") as out, open(folder / "err", "wb") as err:
        child = subprocess.Popen([program, *words], cwd=folder, stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_maxrss * 1024, (folder / "err").read_text(errors="replace")


def measured(program, words, folder, written=(), said_so=r"writes .*?about ([0-9.]+ [MG]B)"):
    """Estimate and truth of memory, then of what is written (None where nothing is)."""
    code, memory, said = run(program, words, folder)
    found = re.search(r"needs about ([0-9.]+ [MG]B) of memory", said)
    if code != 0 or not found:
        raise SystemExit(f"{' '.join(words)}: exit {code}\n{said}")
    writes = re.search(said_so, said)
    disk = (bytes_of(writes[1]), sum(path.stat().st_size for path in written())) if written else None
    return (bytes_of(found[1]), memory), disk


def off(estimate, truth, base=0.0):
    return (estimate - base) / max(1.0, truth - base)


def rows(program, name, text, words, folder, threads=(1, 2)):
    (folder / "study.yaml").write_text(text)
    for count in threads:
        command = ["run", "study.yaml", "-o", "r.h5", "--threads", str(count), *words]
        memory, disk = measured(program, command, folder, lambda: [folder / "r.h5"])
        yield f"run {name}, {count} threads", memory, disk if count == 1 else None
    command = ["export", "r.h5", "--csv", "tables"]
    yield f"export {name}", *measured(program, command, folder, (folder / "tables").iterdir,
                                      r"tables: about ([0-9.]+ [MG]B)")
    command = ["export", "r.h5", "--xlsx", "book.xlsx"]
    yield f"export {name}, a spreadsheet", *measured(program, command, folder, lambda: [folder / "book.xlsx"],
                                                     r"book.xlsx: about ([0-9.]+ [MG]B)")
    if "sweep:" in text:
        yield f"plan {name}", *measured(program, ["plan", "study.yaml"], folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("names", nargs="*", help="the beginnings of their names; all without")
    parser.add_argument("--large", action="store_true", help="those that take minutes and gigabytes too")
    parser.add_argument("--huge", action="store_true", help="sweeps of 99,900 scenarios too, which take an hour")
    options = parser.parse_args()
    slow = [*(large() if options.large else []), *(huge() if options.huge else [])]
    studies = [*examples(), *small(), *slow]
    print("| command | memory said | taken | factor | file said | written | factor |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    wrong = False
    for name, text, words, beside in studies:
        if options.names and not any(name.startswith(n) for n in options.names):
            continue
        with tempfile.TemporaryDirectory() as made:
            folder = pathlib.Path(made)
            for path in beside.iterdir() if beside else []:
                if path.suffix == ".csv":
                    (folder / path.name).write_bytes(path.read_bytes())
            threads = (1, 2) if (name, text, words, beside) not in slow else (1,)
            for command, memory, disk in rows(options.program, name, text, words, folder, threads):
                factor = off(*memory, BASE)
                bad = not 1 / FACTOR <= factor <= FACTOR
                cells = [f"{memory[0] / 1e6:.0f} MB", f"{memory[1] / 1e6:.0f} MB", f"{factor:.2f}" + " **" * bad]
                if disk is not None:
                    of_file = off(*disk)
                    no = disk[1] >= SMALL_FILE and not 1 / FACTOR <= of_file <= FACTOR
                    cells += [f"{disk[0] / 1e6:.1f} MB", f"{disk[1] / 1e6:.1f} MB", f"{of_file:.2f}" + " **" * no]
                    bad = bad or no
                else:
                    cells += ["", "", ""]
                wrong = wrong or bad
                print(f"| {command} | " + " | ".join(cells) + " |", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
