"""Every verb's --help gives an example, and every example works."""
import re
import subprocess
import os
import shutil

from common import BINARY, EXAMPLES, SOURCE, WithFolder, main, run

NOT_RUN = {"explain": "ID stands for any id", "evaluate": "needs gold articles", "restore": "run after backup below", "parse": "needs a text"}


class HelpExamples(WithFolder):
    def test_examples_of_all_verbs_work(self):
        shutil.copytree(EXAMPLES, self.folder / "examples")
        (self.folder / "article.txt").write_text("Baku denied the report.\n")
        os.symlink(BINARY, self.folder / "hearsay")
        self.build("examples", graph="hearsay.graph", cwd=self.folder)
        code, out, _ = run("--help")
        verbs = re.findall(r"^  (\w+) {2,}", out[out.index("Subcommands"):], re.M)
        self.assertGreater(len(verbs), 20)
        for verb in verbs:
            code, out, err = run(verb, "--help")
            self.assertEqual(code, 0, verb)
            example = re.search(r"^Example: (.*)$", out, re.M)
            self.assertTrue(example, f"{verb} has no example")
            if verb in NOT_RUN:
                continue
            done = subprocess.run(example.group(1), shell=True, cwd=self.folder, capture_output=True, text=True,
                                  env={**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"})
            self.assertEqual(done.returncode, 0, f"{example.group(1)}: {done.stderr}")
            if verb == "forget":
                self.build("examples", graph="hearsay.graph", cwd=self.folder)
        run("parse", "article.txt", cwd=self.folder)
        code, out, err = run("restore", "news.backup", "-g", "restored.graph", cwd=self.folder)
        self.assertEqual(code, 0, err)


if __name__ == "__main__":
    main()
