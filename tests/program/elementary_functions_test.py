"""No exp, log, pow … of the system's is in the program: they differ between C libraries and processors."""

import os
import re
import subprocess
import unittest

# Of <math.h>, what is not exact everywhere: as double, float and long double.
INEXACT = ("acos acosh asin asinh atan atan2 atanh cbrt cos cosh erf erfc exp exp10 exp2 expm1 hypot j0 j1 jn lgamma log log10 "
           "log1p log2 pow sin sincos sinh tan tanh tgamma y0 y1 yn").split()


class ElementaryFunctions(unittest.TestCase):
    def test_are_all_in_the_program(self):
        lines = subprocess.run(["nm", "--dynamic", "--undefined-only", os.environ["HEADROOM_PROGRAM"]],
                               capture_output=True, text=True, check=True).stdout.splitlines()
        wanted = {re.sub(r"@.*", "", line.split()[-1]) for line in lines}
        self.assertIn("malloc", wanted, "nm names what the program takes from libraries")
        names = {name + kind for name in INEXACT for kind in ("", "f", "l", "_r", "f_r", "l_r")}
        self.assertEqual(wanted & names, set(), "taken from the system's library")


if __name__ == "__main__":
    unittest.main()
