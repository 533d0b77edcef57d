"""What `cmake --install` leaves behind works away from the build: the program, and the engine for others."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

BUILD = os.environ["HEADROOM_BUILD_DIR"]
CMAKE = os.environ["HEADROOM_CMAKE"]
SOURCE = pathlib.Path(os.environ["HEADROOM_SOURCE_DIR"])


def run(*words):
    answer = subprocess.run([str(word) for word in words], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if answer.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words))}\n{answer.stdout}{answer.stderr}")
    return answer.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.prefix = pathlib.Path(cls.folder.name) / "prefix"
        run(CMAKE, "--install", BUILD, "--prefix", cls.prefix)

    def test_program_runs(self):
        self.assertIn("headroom ", run(self.prefix / "bin" / "headroom", "--version"))

    def test_has_what_shells_and_man_look_for(self):
        program = self.prefix / "bin" / "headroom"
        for path, words in (("man/man1/headroom.1", ["man"]),
                            ("bash-completion/completions/headroom", ["completion", "bash"]),
                            ("zsh/site-functions/_headroom", ["completion", "zsh"]),
                            ("fish/vendor_completions.d/headroom.fish", ["completion", "fish"])):
            self.assertEqual((self.prefix / "share" / path).read_text(), run(program, *words))

    def test_has_the_public_headers_and_no_other(self):
        top = self.prefix / "include" / "headroom"
        wanted, public = ["headroom.hpp"], set()
        while wanted:
            header = wanted.pop()
            self.assertTrue((top / header).is_file(), f"{header} is included and not installed")
            public.add(header)
            included = re.findall(r'^\s*#\s*include\s*"([^"]+)"', (SOURCE / "engine" / header).read_text(), re.MULTILINE)
            wanted += [one for one in included if one not in public]
        installed = {path.relative_to(top).as_posix() for path in top.rglob("*") if path.is_file()}
        self.assertEqual(installed - public, set(), "installed, but not a part of headroom.hpp")
        self.assertNotIn("simulation/day/replication.hpp", installed)

    def test_engine_is_found_compiled_against_and_linked(self):
        build = pathlib.Path(self.folder.name) / "consumer"
        run(CMAKE, "-S", SOURCE / "tests/package/consumer", "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run(CMAKE, "--build", build)
        # Nine by rule and the extra one of 15 June 2026.
        self.assertEqual(run(build / "consumer"), "10 bank holidays\n")

    def test_example_of_embedding_says_what_the_program_says(self):
        build, result = pathlib.Path(self.folder.name) / "embedding", pathlib.Path(self.folder.name) / "clinic.h5"
        run(CMAKE, "-S", SOURCE / "scenarios/embedding", "-B", build, f"-DCMAKE_PREFIX_PATH={self.prefix}")
        run(CMAKE, "--build", build)
        program = self.prefix / "bin" / "headroom"
        run(program, "run", SOURCE / "tests/package/clinic.yaml", "-q", "-o", result)
        answer = json.loads(run(program, "compare", result, "--metric", "wait_first_mean", "--json"))
        wait = answer["metrics"]["wait_first_mean"]["streams"]["adults"]["scenarios"]["baseline"]
        self.assertEqual(run(build / "embedding"),
                         "mean wait to the first appointment: {mean:.2f} days (95% interval {low:.2f} to {high:.2f})\n"
                         .format(**wait))


if __name__ == "__main__":
    unittest.main()
