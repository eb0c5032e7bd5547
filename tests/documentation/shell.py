"""A shell as small as the documentation needs: commands of draftreview run in this process, files as in a folder."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import docx
from click.testing import CliRunner

from assistant.cli import main

# How a command begins that is not run -> why not. Each must stand in some page.
NOT_RUN = {
    "make": "a task of the repository, which .ci/run and developers run; it would run these tests again",
    "pip install": "installs packages; tests/test_wheel.py installs the wheel",
    "python3 -m venv": "makes an environment; tests/test_wheel.py does",
    "pip wheel": "downloads packages",
    "draftreview-env/bin/pip": "installs packages; tests/test_wheel.py installs the wheel",
    "draftreview-env/bin/draftreview": "is what the line before has installed",
    "eval": "changes the shell that it is typed into; tests/cli/test_completion.py asks for the completions",
    "_DRAFTREVIEW_COMPLETE=fish_source": "writes into the folder of the user's shell",
    "cd dist && sha256sum": "compares what make dist has built",
    "source": "changes the shell that it is typed into",
    "draftreview serve": "runs until it is ended; tests/cli/test_serve.py asks it",
    "pandoc": "makes a PDF, for which TeX is needed; tests/draft/test_pandoc_markdown.py runs pandoc",
    "draftreview extract 'pubmed/*.xml.gz' -o claims/ --engine dask": "needs a cluster; tests/scale has a small one",
    "draftreview agreement": "needs what two reviewers checked; tests/cli/test_agreement.py has both",
}
# Commands that show how something is refused, with what they exit.
REFUSED = {"--require-checked": 1}

OWN_SENTENCE = "A sentence of our own."

Provider = Callable[[Path], None]


def why_not_run(command: str) -> str | None:
    """Say why a command is not run; ``None`` if it is."""
    return next((why for start, why in NOT_RUN.items() if command == start or command.startswith(f"{start} ")), None)


class Shell:
    """Runs the command lines of a page in a folder.

    Parameters
    ----------
    folder
        Where they run.
    home
        What ``~`` stands for.
    provided
        Name of a file -> what makes it, where a page takes for granted that the reader has it.
    base_url
        Where ``fetch`` asks.
    """

    def __init__(self, folder: Path, home: Path, provided: Mapping[str, Provider], base_url: str) -> None:
        self.top = self.folder = folder
        self._home, self._provided, self._base_url = home, provided, base_url

    def run(self, line: str) -> str:
        """Run a line of one or more commands; give what they print."""
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        output, command = "", []
        for word in [*lexer, "&&"]:
            if word == "&&":
                output += self._run([self._expand(w) for w in command]) if command else ""
                command = []
            else:
                command.append(word)
        return output

    def _expand(self, word: str) -> str:
        return str(self._home) + word[1:] if word.startswith("~/") else word

    def _run(self, words: list[str]) -> str:
        if words[0] == "cd":
            self.folder = self.folder / words[1]
            return ""
        if words[0] == "export":
            name, value = words[1].split("=")
            os.environ[name] = value
            return ""
        self._provide(words)
        if words[0] == "draftreview":
            return self._draftreview(words[1:])
        if ">" in words:
            at = words.index(">")
            (self.folder / words[at + 1]).write_text(" ".join(words[1:at]) + "\n", encoding="utf-8")
            return ""
        assert words[0] in ("cp", "mkdir", "mv"), words
        subprocess.run(words, cwd=self.folder, check=True)
        return ""

    def _provide(self, words: Sequence[str]) -> None:
        for word in words:
            if word in self._provided and not (self.folder / word).exists():
                self._provided[word](self.folder / word)

    def _draftreview(self, words: list[str]) -> str:
        if words[0] == "fetch":
            return self._fetch(words)
        os.chdir(self.folder)
        result = CliRunner().invoke(main, words, catch_exceptions=False)
        refused = next((code for option, code in REFUSED.items() if option in words), 0)
        assert result.exit_code == refused, f"draftreview {shlex.join(words)}\n{result.output}"
        return result.output

    def _fetch(self, words: list[str]) -> str:
        """Fetch into a folder of its own, since the server has invented records without an abstract."""
        apart = self.folder / "fetched"
        apart.mkdir(exist_ok=True)
        for name in set(words) & set(self._provided) - {words[words.index("-o") + 1]}:
            self._provided[name](apart / name)
        os.chdir(apart)
        result = CliRunner().invoke(main, [*words, "--base-url", self._base_url], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output


def edit_draft(path: Path) -> None:
    """Do what the page says is done in Word: write a sentence into the draft beside it, and save it elsewhere."""
    draft = path.parent / "draft.docx"
    shutil.copy(draft, path)
    document = docx.Document(str(path))
    heading = next(p for p in document.paragraphs if p.style and p.style.name == "Heading 2")
    heading.insert_paragraph_before(OWN_SENTENCE)
    document.save(str(path))
