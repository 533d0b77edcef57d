"""How time and memory grow with each kind of input: doubled step by step, with the exponent of the last doublings.

    python3 bench/growth.py build/release/headroom [KIND…]

An exponent of 1 is in proportion to the input; 1.3 and more is marked. Times are CPU seconds of the program.
"""

import argparse
import math
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from large_studies import study  # noqa: E402

SIZES = [100, 300, 1000, 3000, 10000]


def steps(n):
    return study(steps=n, delay="1 weeks", per_week=5)


def branching(n):
    return study(steps=n, routes=10, delay="1 weeks", per_week=5)


def sweep_paths(n):
    paths = ", ".join(f"staff.post-{k}.wte" for k in range(n))
    return study(posts=n, wte=0.1, sweep=f"  all: {{set: [{paths}], values: [0.1, 0.2]}}")


def sweep_values(n):
    values = ", ".join(f"{1 + k / 100000:.5f}" for k in range(n))
    return study(sweep=f"  wte: {{set: staff.post-0.wte, values: [{values}]}}")


def sweep_variables(n):
    lines = [f"  v{k}: {{set: staff.post-{k}.wte, values: [0.1]}}" for k in range(n)]
    return study(posts=n, wte=0.1, sweep="\n".join(lines))


def csv_rows(n, folder):
    rows = "".join(f"row-{k},therapist,6,0.1,0.8,0.2\n" for k in range(n))
    (folder / "staff.csv").write_text("post,role,band,wte,dcc,spa\n" + rows)
    text = study()
    at = text.index("staff:")
    return text[:at] + "staff: {csv: staff.csv}\n" + text[text.index("experiment:"):]


KINDS = {
    "steps": (steps, 3000),
    "steps, ten routes each": (branching, 3000),
    "streams": (lambda n: study(streams=n, per_week=0.5), 3000),
    "posts": (lambda n: study(posts=n, wte=0.1), 10000),
    "holders of one post": (lambda n: study(wte=n / 10), 10000),
    "scenarios": (lambda n: study(scenarios=n), 10000),
    "scenarios that name one another": (lambda n: study(scenarios=n, chained=90), 10000),
    "appointments": (lambda n: study(appointments=n), 10000),
    "appointments in use": (lambda n: study(appointments=n, steps=n, delay="1 weeks", per_week=5), 3000),
    "priorities": (lambda n: study(priorities=n), 10000),
    "closed days": (lambda n: study(closed=n), 10000),
    "absences of one post": (lambda n: study(absences=n), 10000),
    "sites": (lambda n: study(sites=n), 10000),
    "rows of a CSV": (csv_rows, 10000),
    "paths of a sweep": (sweep_paths, 3000),
    "values of a sweep": (sweep_values, 10000),
    "variables of a sweep": (sweep_variables, 3000),
    "weeks": (lambda n: study(weeks=n), 1000),
    "waiting": (lambda n: study(waiting=100 * n, weeks=10), 10000),
    "referrals a week": (lambda n: study(per_week=10 * n, wte=n / 10, weeks=10), 10000),
}


def measured(program, words, folder):
    """CPU seconds, the most memory in MB, and the exit code."""
    with open(folder / "out", "wb") as out, open(folder / "err", "wb") as err:
        child = subprocess.Popen([program, *words], cwd=folder, stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, child.returncode


def rows(program, kind, folder):
    make, most = KINDS[kind]
    found = {}
    for n in [size for size in SIZES if size <= most]:
        text = make(n, folder) if make is csv_rows else make(n)
        (folder / "study.yaml").write_text(text)
        for command in ("check", "plan", "run"):
            # A run of thousands of scenarios is that of one, so many times.
            if command == "run" and ("scenario" in kind or "values" in kind) and n > 1000:
                continue
            words = [command, "study.yaml"]
            words += ["-q", "--threads", "1", "-o", "r.h5"] if command == "run" else []
            if command == "plan":
                words.append("-q")
            seconds, megabytes, code = measured(program, words, folder)
            if code != 0:
                print(f"{kind}, {n}, {command}: exit {code}: "
                      f"{(folder / 'err').read_text(errors='replace').splitlines()[:1]}", file=sys.stderr)
                continue
            found.setdefault(command, {})[n] = (seconds, megabytes)
            if seconds > 60:
                break
    return found


def exponent(by_size, which):
    """Of the last two sizes, less what a study of the smallest size takes."""
    sizes = sorted(by_size)
    if len(sizes) < 3:
        return math.nan
    low, high = sizes[-2], sizes[-1]
    floor = by_size[sizes[0]][which] * 0.9
    a, b = by_size[low][which] - floor, by_size[high][which] - floor
    return math.log(b / a) / math.log(high / low) if a > 0.003 and b > 0.003 else math.nan


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("kinds", nargs="*", help="the beginnings of their names; all without")
    options = parser.parse_args()
    print("| grows | command | " + " | ".join(f"{n:,}" for n in SIZES) + " | exponent |")
    print("| --- | --- |" + " --- |" * (len(SIZES) + 1))
    for kind in KINDS:
        if options.kinds and not any(kind.startswith(k) for k in options.kinds):
            continue
        with tempfile.TemporaryDirectory() as folder:
            for command, by_size in rows(options.program, kind, pathlib.Path(folder)).items():
                cells = [f"{by_size[n][0]:.2f} s, {by_size[n][1]:.0f} MB" if n in by_size else "" for n in SIZES]
                power = exponent(by_size, 0)
                mark = " **" if power >= 1.3 else ""
                print(f"| {kind} | {command} | " + " | ".join(cells) + f" | {power:.2f}{mark} |", flush=True)


if __name__ == "__main__":
    main()
