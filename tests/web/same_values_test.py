"""Every value that the program in a page works out is the native program's, bit for bit: of examples, and of studies made
at random which together use every random distribution.

  same_values_test.py LOADER.js PROGRAM...   the first PROGRAM that is there is the native one
HEADROOM_WHOLE=1 tries every example and 200 studies, else three and some.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy

from random_studies import study

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
LOADER = pathlib.Path(sys.argv[1]).resolve()
PROGRAM = next((os.path.abspath(path) for path in sys.argv[2:] if os.access(path, os.X_OK)), None)
WHOLE = os.environ.get("HEADROOM_WHOLE") == "1"
EXAMPLES = sorted(path.parent.name for path in SOURCE.glob("scenarios/*/study.yaml"))
SOME = ["first-study", "physiotherapy", "tender"]
STUDIES = 200 if WHOLE else 12
COMMANDS = [["check", "study.yaml"], ["check", "study.yaml", "--json"], ["plan", "study.yaml", "--json"],
            ["run", "study.yaml", "-q", "-o", "r.h5"], ["compare", "r.h5", "--json"], ["compare", "r.h5"]]


def commands(few):
    """Of an example a few replications are enough, where its study does not find out their number itself."""
    return [[*words, "--replications", "4"] if words[0] == "run" and few else words for words in COMMANDS]


def native(folder, wanted):
    said = []
    for words in wanted:
        done = subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=600)
        said.append({"exit": done.returncode, "stdout": done.stdout, "stderr": done.stderr})
    return said


def in_wasm(node, folder, wanted):
    node.stdin.write(json.dumps({"folder": str(folder), "commands": wanted}) + "\n")
    node.stdin.flush()
    line = node.stdout.readline()
    if not line:
        raise AssertionError(f"the program ended in {folder}")
    return json.loads(line)["said"]


def bits(values):
    """Numbers as their bits, all that are not numbers alike."""
    if values.dtype.kind != "f":
        return values
    values = values.copy()
    values[numpy.isnan(values)] = numpy.nan
    return values.view(f"u{values.dtype.itemsize}")


def different(ours, theirs):
    """Names of datasets and attributes that differ, but for when the result was made."""
    found = []

    def attributes(one, other):
        if set(one.attrs) != set(other.attrs):
            found.append(f"attributes of {one.name}")
        for name in set(one.attrs) & set(other.attrs) - {"created", "DIMENSION_LIST", "REFERENCE_LIST", "seal"}:
            if not numpy.array_equal(numpy.asarray(one.attrs[name]), numpy.asarray(other.attrs[name])):
                found.append(f"{one.name}@{name}")

    def look(name, one):
        other = theirs.get(name)
        if other is None:
            found.append(f"{name} is missing")
            return
        attributes(one, other)
        if isinstance(one, h5py.Dataset) and one.shape is not None:
            a, b = numpy.asarray(one[()]), numpy.asarray(other[()])
            if a.dtype != b.dtype or a.shape != b.shape or not numpy.array_equal(bits(a), bits(b)):
                found.append(name)

    ours.visititems(look)
    theirs.visititems(lambda name, _: found.append(f"{name} is more") if name not in ours else None)
    attributes(ours, theirs)
    return found


class SameValues(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.node = subprocess.Popen(["node", HERE / "wasm_program.mjs", LOADER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    @classmethod
    def tearDownClass(cls):
        cls.node.stdin.close()
        cls.node.wait(60)
        cls.node.stdout.close()

    def hold(self, name, fill, few):
        with self.subTest(study=name), tempfile.TemporaryDirectory() as top:
            folders = [pathlib.Path(top) / kind / name for kind in ("native", "wasm")]
            for folder in folders:
                folder.mkdir(parents=True)
                fill(folder)
            wanted = commands(few)
            for words, ours, theirs in zip(wanted, native(folders[0], wanted), in_wasm(self.node, folders[1], wanted)):
                self.assertEqual(ours["exit"], theirs["exit"], (words, theirs))
                if "stdout" in ours:
                    self.assertEqual(ours["stdout"], theirs["stdout"], words)
            with h5py.File(folders[0] / "r.h5") as ours, h5py.File(folders[1] / "r.h5") as theirs:
                self.assertEqual(different(ours, theirs), [])

    def test_examples(self):
        for name in EXAMPLES if WHOLE else SOME:
            self.hold(name, lambda folder, of=name: shutil.copytree(SOURCE / "scenarios" / of, folder, dirs_exist_ok=True),
                      few=True)

    def test_studies_at_random(self):
        for number in range(STUDIES):
            self.hold(f"random-{number}", lambda folder, of=number: (folder / "study.yaml").write_text(json.dumps(study(of))),
                      few=False)


if __name__ == "__main__":
    if PROGRAM is None:
        print(f"the native program is not built: {' or '.join(sys.argv[2:])}")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
