"""What pyproject.toml cannot say: the lists of content/ that `kb init` needs go into the package.

They stand once, in content/; a wheel holds copies of them, an editable installation none.
"""

import runpy
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

GIVEN = [f"content/{name}" for name in runpy.run_path("kb/content/given.py")["FILES"]]


class BuildWithLists(build_py):
    """Builds the packages, and puts the lists beside the code that reads them."""

    def run(self):
        super().run()
        if self.editable_mode:
            return
        folder = Path(self.build_lib, "kb", "content", "given")
        folder.mkdir(parents=True, exist_ok=True)
        for name in GIVEN:
            shutil.copyfile(name, folder / Path(name).name)

    def get_source_files(self):
        """What a source distribution must hold."""
        return [*super().get_source_files(), *GIVEN]


setup(cmdclass={"build_py": BuildWithLists})
