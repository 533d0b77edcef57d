"""Where outputs may lie and what they may replace: nothing that somebody would miss, and two outputs never share a place;
what a folder or a file allows to whom, and what is noted beside it, stays when it is replaced."""

import os
import pathlib
import shutil
import struct
import tempfile
import unittest

from outside import answer_of, headroom, small_clinic

STUDY = small_clinic("weeks: 4") + """\
experiment: {replications: 2, seed: 3}
sizing:
  vary: {staff.band-6.wte: {from: 0.8, to: 1.2, step: 0.2}}
  meet: [{metric: wait_first_mean, stream: gp, at_most: 60 days}]
  minimise: cost
"""


def content_of(folder):
    """Of everything in it, links as what they say."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        found[name] = f"-> {os.readlink(path)}" if path.is_symlink() else path.read_bytes() if path.is_file() else "a folder"
    return found


def access_list(*entries):
    """As the system stores it (version 2): a tag, what is allowed, and whom."""
    everybody = 0xFFFFFFFF
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", tag, allowed, everybody if whom is None else whom)
                                           for tag, allowed, whom in entries)


class OutputCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = pathlib.Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.made)
        (cls.made / "study.yaml").write_text(STUDY)
        answer_of("run", cls.made / "study.yaml", "-o", cls.made / "r.h5", "-q")
        for number in (1, 2):
            answer_of("run", cls.made / "study.yaml", "-q", "--shard", f"{number}/2", "-o", cls.made / f"s{number}.h5")

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copytree(self.made, self.folder, dirs_exist_ok=True)

    def commands(self, output):
        """Everything that writes a file under a name that is given."""
        yield ["report", "r.h5", "-q", "-o", output]
        yield ["export", "r.h5", "-q", "--xlsx", output]
        yield ["merge", "s1.h5", "s2.h5", "-q", "-o", output]
        yield ["edit", "study.yaml", "-q", "--set", "title=Another", "-o", output]
        yield ["run", "study.yaml", "-q", "-o", output]
        yield ["size", "study.yaml", "-q", "--replications", "2", "-o", output]

    def assert_refused(self, words, sentence, code=2, **options):
        before = content_of(self.folder)
        done = headroom(*words, cwd=self.folder, **options)
        self.assertEqual(done.returncode, code, (words, done.stderr))
        self.assertRegex(done.stderr, rf"\Aheadroom: [^\n]*{sentence}[^\n]*\n\Z", words)
        self.assertEqual(content_of(self.folder), before, words)


class TwoOutputs(OutputCase):
    def test_never_share_a_place(self):
        in_it = "--xlsx lies in the folder of --csv"
        one = "--csv and --xlsx name the same place"
        over = "--csv lies below the file of --xlsx"
        (self.folder / "link").symlink_to("there")
        for is_there in (False, True):
            if is_there:
                (self.folder / "there/deep").mkdir(parents=True)
            for csv, xlsx, sentence in (("there", "there/b.xlsx", in_it), ("there/", "./there/b.xlsx", in_it),
                                        ("link", "there/b.xlsx", in_it), ("there", "link/b.xlsx", in_it),
                                        ("there", "there/deep/b.xlsx", in_it), ("there", "there", one),
                                        ("there/", "x/../there" if is_there else "there", one), ("link", "there", one),
                                        ("b.xlsx/tables", "b.xlsx", over)):
                with self.subTest(csv=csv, xlsx=xlsx, is_there=is_there):
                    (self.folder / "x").mkdir(exist_ok=True)
                    self.assert_refused(["export", "r.h5", "--csv", csv, "--xlsx", xlsx], sentence)

    def test_may_lie_beside_each_other(self):
        answer_of("export", self.folder / "r.h5", "-q", "--csv", self.folder / "there", "--xlsx", self.folder / "there.xlsx")
        self.assertTrue((self.folder / "there/about.csv").exists() and (self.folder / "there.xlsx").exists())


class Links(OutputCase):
    def test_that_lead_back_to_themselves_are_no_place(self):
        (self.folder / "loop").symlink_to("loop")
        (self.folder / "there").symlink_to("back")
        (self.folder / "back").symlink_to("there")
        for link in ("loop", "there"):
            for words in (*self.commands(link), ["export", "r.h5", "-q", "--csv", link]):
                self.assert_refused(words, f"is {link}, a link that leads back to itself")
            self.assert_refused(["new", "-q", link], "is there already, and is no folder")


class OpenFiles(OutputCase):
    """/dev/stdout and its like: what is there is exchanged for a new file, and whoever has it open never sees that."""

    def test_are_never_exchanged(self):
        (self.folder / "to-stdout").symlink_to("/dev/stdout")
        (self.folder / "page.html").write_text("")
        for output in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "to-stdout"):
            for words in self.commands(output):
                with self.subTest(output, command=words[0]), open(self.folder / "page.html", "w") as page:
                    page.write("before")
                    page.flush()
                    done = headroom(*words, cwd=self.folder, stdout=page)
                    page.write("after")
                    page.flush()
                    self.assertEqual(done.returncode, 2, done.stderr)
                    self.assertRegex(done.stderr, rf"\Aheadroom: --\w+ is {output}, a file that is open already[^\n]*\n\Z")
                    self.assertEqual((self.folder / "page.html").read_text(), "beforeafter")

    def test_are_not_written_to_where_they_are_pipes_either(self):
        for output in ("/dev/stdout", "/proc/self/fd/1"):
            for words in self.commands(output):
                self.assert_refused(words, "a file that is open already")


class Results(OutputCase):
    def test_are_replaced_by_results_alone(self):
        shutil.copy(self.folder / "r.h5", self.folder / "kept")  # whatever it is called
        (self.folder / "book.xlsx").symlink_to("s1.h5")
        for there in ("s1.h5", "kept", "book.xlsx"):
            for words in (["report", "r.h5", "-q", "-o", there], ["export", "r.h5", "-q", "--xlsx", there]):
                self.assert_refused(words, rf"{there}, which is there already and looks like a result")
        before = os.stat(self.folder / "kept").st_ino
        answer_of("merge", self.folder / "s1.h5", self.folder / "s2.h5", "-q", "-o", self.folder / "kept")
        self.assertNotEqual(os.stat(self.folder / "kept").st_ino, before)


class NewFolders(OutputCase):
    def test_lie_where_the_system_says(self):
        (self.folder / "dangling").symlink_to("nowhere")
        (self.folder / "other/inner").mkdir(parents=True)
        (self.folder / "link").symlink_to("other/inner")
        for path in ("missing/../x", "missing/deep/../../x", "dangling/../x", "missing/.."):
            for words in (["new", "-q", path], ["export", "r.h5", "-q", "--csv", path]):
                self.assert_refused(words, f"cannot write {path}: No such file or directory", code=1)
        for words in (["new", "-q"], ["export", "r.h5", "-q", "--csv"]):
            answer_of(*[self.folder / word if word == "r.h5" else word for word in words], f"{self.folder}/link/../{words[0]}")
            self.assertTrue((self.folder / "other" / words[0]).is_dir())


class AnAnswerThatIsLost(OutputCase):
    def test_is_said_with_what_stands(self):
        for words, stands in ((["run", "study.yaml", "-o", "o.h5"], "o.h5"), (["new", "o"], "o"),
                              (["size", "study.yaml", "--replications", "2", "-o", "z.h5"], "z.h5"),
                              (["check", "study.yaml", "--json"], None)):
            with open("/dev/full", "w") as full:
                done = headroom(*words, cwd=self.folder, stdout=full)
            self.assertEqual(done.returncode, 1, done.stderr)
            stood = f"{stands} is written and whole; what was to be printed is not: " if stands else ""
            self.assertEqual(done.stderr.splitlines()[-1],
                             f"headroom: {stood}cannot write to standard output: No space left on device")
            self.assertEqual(done.stderr.count("cannot write to standard output"), 1)
            if stands:
                self.assertTrue((self.folder / stands).exists())


class Rights(OutputCase):
    """Besides owner and mode, which other tests look at."""

    def setUp(self):
        super().setUp()
        other = 12345
        self.list = access_list((1, 7, None), (2, 7, other), (4, 5, None), (16, 7, None), (32, 0, None))
        try:
            os.setxattr(self.folder, "user.headroom", b"")
            os.setxattr(self.folder, "system.posix_acl_access", self.list)
        except OSError as failed:
            self.skipTest(f"a disk without attributes: {failed}")

    def attributes(self, path):
        return {name: os.getxattr(path, name) for name in os.listxattr(path) if name.startswith(("user.", "system.posix_acl"))}

    def mark(self, path, *names):
        os.setxattr(path, "user.note", b"ours")
        for name in names:
            os.setxattr(path, name, self.list)
        self.assertEqual(len(self.attributes(path)), 1 + len(names))
        return self.attributes(path)

    def test_of_a_folder_and_of_its_tables_stay(self):
        tables = self.folder / "tables"
        answer_of("export", self.folder / "r.h5", "-q", "--csv", tables)
        of_folder = self.mark(tables, "system.posix_acl_access", "system.posix_acl_default")
        of_table = self.mark(tables / "waits.csv", "system.posix_acl_access")
        (tables / "about.csv").unlink()
        made = os.stat(tables).st_ino
        answer_of("export", self.folder / "r.h5", "-q", "--csv", tables)
        self.assertNotEqual(os.stat(tables).st_ino, made)
        self.assertEqual(self.attributes(tables), of_folder)
        self.assertEqual(self.attributes(tables / "waits.csv"), of_table)
        # What is new in it gets what the folder gives to new files.
        self.assertIn("system.posix_acl_access", self.attributes(tables / "about.csv"))

    def test_of_a_file_stay(self):
        for words in self.commands("output"):
            path = self.folder / "output"
            path.write_text("earlier")
            marked = self.mark(path, "system.posix_acl_access")
            answer_of(*[self.folder / word if (self.folder / word).exists() else word for word in words])
            self.assertNotEqual(path.read_bytes(), b"earlier", words)
            self.assertEqual(self.attributes(path), marked, words)
            path.unlink()


if __name__ == "__main__":
    unittest.main()
