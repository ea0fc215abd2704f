"""Plain mode on a real terminal: long lines, keys, Ctrl+C, and what is left behind."""

from __future__ import annotations

import signal

import pytest

termios = pytest.importorskip("termios", reason="needs a pseudo-terminal")

from tests.plain.terminal import Terminal  # noqa: E402 - it needs a pseudo-terminal too

LONG = "mum said " * 700  # 6,300 characters: a terminal's own line holds 4,095


def to_first_words(terminal: Terminal) -> None:
    terminal.see("sentence: ")
    terminal.type("2")
    terminal.see("Number: ")
    terminal.type("4")
    terminal.see("Your words: ")


def test_a_line_of_any_length_arrives_whole_and_keys_do_what_words_do() -> None:
    with Terminal("--plain") as terminal:
        to_first_words(terminal)
        terminal.type(f"{LONG}and that was the end.")
        terminal.see("More: ", 40)
        terminal.press("half a line\x1b[20~")  # F9
        assert "Ring 999 now." in terminal.see("Your words are still here:")
        terminal.see("More: half a line")
        terminal.type(" and the rest")
        terminal.see("More: ")
        terminal.type("")
        terminal.see("Number: ")
        terminal.type("summary")
        summary = " ".join(terminal.see("That is the summary as it stands.").split())
        assert f"{LONG}and that was the end. half a line and the rest" in summary
        terminal.press("\x03")
        assert terminal.ends() == 130
        assert "Stopped. Nothing was kept." in terminal.out
        assert "Traceback" not in terminal.out


def test_pasted_lines_do_not_answer_the_next_question() -> None:
    with Terminal("--plain") as terminal:
        to_first_words(terminal)
        terminal.press("First line.\r\rAfter a gap.\r")
        terminal.see("More: ")
        terminal.see("More: ")
        terminal.see("More: ")
        terminal.type("")
        page = terminal.see("Number: ")
        assert "Question 3" in page


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_polite_kill_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    with Terminal("--plain") as terminal:
        terminal.see("sentence: ")
        terminal.signal(number)
        terminal.see("Stopped. Nothing was kept.")
        modes = termios.tcgetattr(terminal.fd)[3]
        assert modes & termios.ECHO
        assert modes & termios.ICANON
        assert terminal.ends() == 130


def test_without_line_editing_a_cut_line_is_told() -> None:
    """A terminal drops what is beyond 4,095 bytes and says nothing; so it is said here."""
    with Terminal("--plain", program=NO_READLINE) as terminal:
        to_first_words(terminal)
        terminal.type(LONG)
        page = " ".join(terminal.see("write on from there.").split())
        assert "may be missing" in page
        terminal.see("More: ")
        terminal.type("")
        terminal.see("Number: ")


def test_a_dumb_terminal_gets_plain_mode_by_itself_and_no_escapes() -> None:
    with Terminal(TERM="dumb") as terminal:
        terminal.see("sentence: ")
        terminal.press("\x04")
        assert terminal.ends() == 0
        assert "\x1b" not in terminal.out
        assert "The input has ended" in terminal.out


NO_READLINE = (
    "import sys; sys.modules['readline'] = None; from reflect.__main__ import main; sys.exit(main())"
)
