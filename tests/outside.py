"""What tests that drive the program share: where it is, how to call it, and a small study."""

import datetime
import os
import pathlib
import subprocess
import tempfile
import zlib

PROGRAM = os.environ["HEADROOM_PROGRAM"]
SOURCE = pathlib.Path(os.environ["HEADROOM_SOURCE_DIR"])
# What would take minutes tries a share by itself, and all with this, as tools/nightly does.
WHOLE = os.environ.get("HEADROOM_WHOLE") == "1"

# Whoever writes waits for the disk, again and again; in memory there is nothing to wait for.
IN_MEMORY = "/dev/shm" if os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK) else None


def one_of(many):
    """A number below so many: another with every commit, or where there is none with every day."""
    commit = subprocess.run(["git", "-C", SOURCE, "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
    key = commit.stdout.strip() if commit.returncode == 0 else datetime.date.today().isoformat()
    return zlib.crc32(key.encode()) % many


def share_of(things, one_in):
    """One in so many of them, each in its turn with some commit; all where WHOLE."""
    things = list(things)
    return things if WHOLE else things[one_of(min(one_in, len(things)))::one_in]


def folder_in_memory(prefix):
    """A folder that is gone after the test: in memory, where the system has a place for some and nobody chose another."""
    return tempfile.TemporaryDirectory(prefix=prefix, dir=None if "TMPDIR" in os.environ else IN_MEMORY)


def headroom(*words, **options):
    """The program's end, with what it said on both streams as text."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 300, **options}
    return subprocess.run([PROGRAM, *map(str, words)], text=True, stdin=subprocess.DEVNULL, **options)


def answer_of(*words):
    """What it answers where all is well."""
    done = headroom(*words)
    if done.returncode != 0:
        raise AssertionError(f"headroom {' '.join(map(str, words))}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def small_clinic(calendar="weeks: 8", per_week=18, target="4 weeks"):
    """One appointment, one stream, one post of 1.0 WTE: without experiment and scenarios."""
    return f"""\
headroom: 1
title: A small clinic
calendar: {{start: 2026-04-01, {calendar}}}
appointments:
  assessment: {{minutes: 45, admin_minutes: 15, by: [orthotist], dna: 8%}}
pathways:
  one-visit:
    assess: {{appointment: assessment}}
streams:
  gp:
    pathway: one-visit
    referrals: {{per_week: {per_week}}}
    priorities: {{routine: {{share: 100%, target: {target}}}}}
staff:
  band-6: {{role: orthotist, band: 6, wte: 1.0, job_plan: {{dcc: 80%, spa: 15%, ar: 5%, ed: 0%}}}}
"""
