"""The Debian packages: whole, small, the same from the same source, and able to run with what they depend on. What takes
longest, making them twice and lintian, is for HEADROOM_WHOLE=1."""

import os
import pathlib
import re
import shutil
import stat
import subprocess
import tempfile
import unittest

from outside import WHOLE

BUILD = pathlib.Path(os.environ["HEADROOM_BUILD_DIR"])
CMAKE = pathlib.Path(os.environ["HEADROOM_CMAKE"])
SOURCE = pathlib.Path(os.environ["HEADROOM_SOURCE_DIR"])
RELEASED = {"SOURCE_DATE_EPOCH": "1790000000"}  # 21 September 2026
# Packages that no archive carries may have an address that no mail reaches.
UNASKED = "bogus-mail-host,bogus-mail-host-in-debian-changelog"


def run(*words, **options):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          **options)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
    return done.stdout


def packages_made_in(folder):
    """From what is built already; as the presets do, but quicker to compress."""
    run(CMAKE.with_name("cpack"), "-G", "DEB", "-B", folder, "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip", cwd=BUILD,
        env={**os.environ, **RELEASED, "LC_ALL": "C"})
    return {package.name.split("_")[0]: package for package in folder.glob("*.deb")}


def field(package, name):
    return run("dpkg-deb", "--field", package, name).strip()


def names_of(dependencies):
    return {re.split(r"[ (]", one.strip())[0] for one in dependencies.split(",")}


def owner_of(library):
    """The installed package that a file came with, wherever /lib is the same folder as /usr/lib."""
    for path in (library, library.removeprefix("/usr"), f"/usr{library}"):
        done = subprocess.run(["dpkg-query", "--search", path], capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout.split(":")[0]
    raise AssertionError(f"no package owns {library}")


def files_below(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@unittest.skipUnless(shutil.which("dpkg-shlibdeps"), "skipped: not Debian, or dpkg-dev is not installed")
class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.packages = packages_made_in(cls.folder / "first")
        cls.root = {name: cls.folder / name for name in cls.packages}
        for name, package in cls.packages.items():
            run("dpkg-deb", "--extract", package, cls.root[name])
        cls.program = cls.root["headroom"] / "usr/bin/headroom"

    def test_are_named_as_debian_names_them(self):
        architecture = run("dpkg", "--print-architecture").strip()
        version = re.search(r"project\(headroom VERSION ([\d.]+)", (SOURCE / "CMakeLists.txt").read_text())[1]
        self.assertEqual({package.name for package in self.packages.values()},
                         {f"headroom_{version}_{architecture}.deb", f"headroom-dev_{version}_{architecture}.deb"})
        self.assertEqual(field(self.packages["headroom"], "Section"), "science")
        self.assertEqual(field(self.packages["headroom-dev"], "Section"), "libdevel")

    def test_program_depends_on_the_packages_of_its_libraries_and_on_nothing_else(self):
        libraries = re.findall(r"NEEDED +(\S+)", run("objdump", "--private-headers", self.program))
        found = dict(re.findall(r"(\S+) => (\S+)", run("ldd", self.program)))
        self.assertIn("libyaml-cpp.so.0.7", libraries)
        owners = {owner_of(found[library]) for library in libraries if not library.startswith("ld-linux")}
        self.assertEqual(names_of(field(self.packages["headroom"], "Depends")), owners)

    def test_libraries_depend_on_what_their_cmake_package_looks_for(self):
        self.assertEqual(names_of(field(self.packages["headroom-dev"], "Depends")),
                         {"libboost1.81-dev", "libeigen3-dev", "libexpected-dev", "libfmt-dev"})
        config = next(self.root["headroom-dev"].rglob("headroom-config.cmake")).read_text()
        self.assertEqual(re.findall(r"find_dependency\(([\w-]+)", config), ["Boost", "Eigen3", "tl-expected", "fmt"])

    def test_hold_together_what_an_installation_holds(self):
        run(CMAKE, "--install", BUILD, "--prefix", self.folder / "installed/usr")
        of_debian = {f"usr/share/doc/{name}/changelog.gz" for name in self.packages}
        of_debian.add("usr/share/doc/headroom-dev/copyright")
        packed = [{re.sub(r"(/man/.*)[.]gz$", r"\1", path) for path in files_below(root)}
                  for root in self.root.values()]
        self.assertEqual(set.intersection(*packed), set(), "no file is in both")
        self.assertEqual(set.union(*packed) - of_debian,
                         files_below(self.folder / "installed") - {"usr/share/doc/headroom/LICENSE"})
        self.assertLessEqual(of_debian, set.union(*packed))

    def test_hold_the_examples_and_nothing_that_was_made_from_them(self):
        examples = self.root["headroom"] / "usr/share/doc/headroom/examples"
        for study in SOURCE.glob("scenarios/*/study.yaml"):
            copy = examples / study.relative_to(SOURCE / "scenarios")
            self.assertEqual(copy.read_bytes(), study.read_bytes())
        self.assertEqual([path for path in files_below(examples) if path.endswith((".h5", ".pyc", ".html"))], [])

    def test_belong_to_root_and_let_everybody_read(self):
        for package in self.packages.values():
            for line in run("dpkg-deb", "--contents", package).splitlines():
                kind, owner = line.split()[:2]
                self.assertEqual(owner, "root/root", line)
                self.assertIn(kind, {"drwxr-xr-x", "-rw-r--r--", "-rwxr-xr-x"}, line)
                self.assertEqual(kind == "-rwxr-xr-x", line.endswith("./usr/bin/headroom"), line)

    def test_program_is_stripped_and_knows_no_folder_of_whoever_built_it(self):
        self.assertNotIn(".debug_info", run("objdump", "--section-headers", self.program))
        self.assertNotIn(str(SOURCE).encode(), self.program.read_bytes())
        self.assertTrue(self.program.stat().st_mode & stat.S_IXOTH)

    def test_program_answers_a_packed_example(self):
        study = self.root["headroom"] / "usr/share/doc/headroom/examples/orthotics-two-sites/study.yaml"
        results = self.folder / "results.h5"
        nowhere = {"env": {"PATH": str(self.program.parent)}, "cwd": self.folder}
        self.assertIn("Orthotics at two acute hospitals", run("headroom", "check", study, **nowhere))
        self.assertIn("extra-band-6", run("headroom", "run", study, "-o", results, "--replications", "2", **nowhere))
        self.assertIn("Mean wait", run("headroom", "compare", results, **nowhere))

    @unittest.skipUnless(WHOLE, "tools/nightly does")
    def test_are_the_same_bytes_from_the_same_source_and_date(self):
        again = packages_made_in(self.folder / "again")
        for name, package in self.packages.items():
            self.assertEqual(package.read_bytes(), again[name].read_bytes(), name)

    @unittest.skipUnless(WHOLE and shutil.which("lintian"), "tools/nightly does, where lintian is installed")
    def test_please_lintian(self):
        done = subprocess.run(["lintian", "--allow-root", "--suppress-tags", UNASKED,
                               *map(str, self.packages.values())], capture_output=True, text=True)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
