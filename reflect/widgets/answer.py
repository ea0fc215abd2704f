"""The one place where answers are given: a list or a box, what was wrong, and the ways out beside it."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import TextArea

from reflect.commands import BY_ID, slash
from reflect.views import Choice, Form, Prompt, Reply, Turn
from reflect.widgets import bubbles
from reflect.widgets.choices import ChoiceList, mark_keys
from reflect.widgets.keyline import Key, KeyLine, key_name
from reflect.widgets.messages import Given, Touched, Wanted
from reflect.widgets.sheet import Laid
from reflect.widgets.stack import Stacked
from reflect.widgets.text import hang, safe
from reflect.widgets.writebox import WriteBox

GO_ON: Final = "Go on"
_LETTERS: Final = {"unknown": "u", "park": "p", "more": "m"}


class ErrorLine(Laid):
    """Why the last reply was not taken, and what to do."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.display = False

    def tell(self, text: str) -> None:
        self.display = bool(text)
        if text != self._text:
            self._text = text
            self.relay()

    def lay(self, width: int) -> list[Content]:
        return hang(safe(self._text, "$danger"), min(width, bubbles.GUIDE_WIDEST), safe("! ", "bold $danger"))


class Hint(ErrorLine):
    """One short line on how to answer this, and the count of a long text."""

    def lay(self, width: int) -> list[Content]:
        return hang(safe(self._text, "$quiet"), min(width, bubbles.GUIDE_WIDEST), Content("  "))


class AnswerArea(Stacked):
    """Shows the open prompt. Says :class:`Given`, :class:`Touched` or :class:`Wanted`."""

    def __init__(self) -> None:
        super().__init__()
        self.list = ChoiceList(ident="choices")
        self.box = WriteBox("Write here.", ident="box")
        self._error = ErrorLine()
        self._hint = Hint()
        self._count = Hint()
        self._keys = KeyLine(ident="ways")
        self._turn: Turn | None = None
        self._prompt = Prompt(Form.GO)
        self._sent_anyway = ""

    def compose(self) -> ComposeResult:
        yield from (self._hint, self.list, self.box, self._count, self._error, self._keys)

    # showing

    def ask(self, turn: Turn) -> None:
        """Show the open prompt of a turn, filled in with what was given before."""
        self._turn = turn
        self._show(turn.prompt)

    def offer(self, choices: tuple[Choice, ...]) -> None:
        """Show choices that are the app's own, after an ending."""
        self._turn = None
        self._show(Prompt(Form.CHOOSE, choices=choices))

    def _show(self, prompt: Prompt) -> None:
        self._prompt, self._sent_anyway = prompt, ""
        writing = prompt.form is Form.WRITE
        self.list.display, self.box.display = not writing, writing
        with self.prevent(TextArea.Changed):  # only what a person does is a touch
            before = prompt.before.text if writing else ""
            self.box.put(f"{before}\n" if before and prompt.adds else before, suggested=prompt.suggested)
        if writing:
            self.box.focus()
        else:
            turn = self._turn
            again, source = (turn.revisiting, turn.source) if turn else (False, "")
            self.list.ask(prompt, GO_ON, again=again, source=source)
            self.list.focus()
        self._hint.tell(prompt.hint)
        self._error.tell(prompt.error)
        self._count.tell(self.box.count.plain)
        self._tell_keys()
        self.refresh(layout=True)

    def _tell_keys(self) -> None:
        written = bool(self.box.text.strip())
        self._keys.tell((*_form_keys(self._prompt, written=written), *_ways_out(self._turn)))

    def least_height(self, room: int) -> int:
        """The list gives way inside; everything else is needed."""
        return room // 2

    def on_resize(self, event: Resize) -> None:
        """Words are written where they will stand: in the person's own column."""
        width = event.size.width
        left, right = bubbles.own_left(width), bubbles.own_right(width)
        self.box.styles.margin = (0, max(0, width - right), 1, max(0, left - 1))

    # giving

    @property
    def reply(self) -> Reply:
        """The reply as it stands, sent or not."""
        if self._prompt.form is Form.WRITE:
            return Reply(text=self.box.text)
        return self.list.reply

    @on(WriteBox.Sent)
    def _sent(self, event: WriteBox.Sent) -> None:
        event.stop()
        above, _, last = event.text.rstrip().rpartition("\n")
        command = slash(last)
        if command:
            self.box.put(above)  # what was written before it is half an answer, and stays
            self.post_message(Wanted(command.id))
        elif _looks_like_command(event.text) and event.text != self._sent_anyway:
            self._sent_anyway = event.text
            word = event.text.strip()
            self._error.tell(
                f"There is no command {word}. F1 lists them. Enter again sends it as your answer."
            )
        else:
            self.post_message(Given(Reply(text=event.text)))

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._count.tell(self.box.count.plain)
        self._tell_keys()
        self.post_message(Touched())


def _looks_like_command(text: str) -> bool:
    line = text.strip()
    return line.startswith("/") and len(line) > 1 and line[1:].isalpha()


def _form_keys(prompt: Prompt, *, written: bool) -> tuple[Key, ...]:
    """How this form is answered."""
    shown = min(len(prompt.choices), 9)
    digits = f"1-{shown}" if shown > 1 else "1"
    match prompt.form:
        case Form.CHOOSE:
            return (Key(digits, "choose"),)
        case Form.TICK:
            most = f", up to {prompt.most}" if 1 < prompt.most < len(prompt.choices) else ""
            return (
                Key(digits, f"or Space ticks{most}"),
                Key("Enter", "goes on" if prompt.optional else "sends"),
            )
        case Form.MARK:
            marks = [key for key in mark_keys(prompt.states) if key.letter]
            states = (Key(key.letter, key.state.label.lower()) for key in marks)
            return (*states, Key("Space", "clears"), Key("Enter", "goes on"))
        case Form.WRITE:
            left_out = prompt.optional and not written
            return (Key("Enter", "leaves it out" if left_out else "sends"), Key("Ctrl+J", "new line"))
        case _:
            return ()


def _ways_out(turn: Turn | None) -> tuple[Key, ...]:
    """The honest ways not to answer: letters on a list, in a box the keys that work everywhere."""
    if turn is None:
        return ()
    ways = []
    for name, can in (("unknown", turn.can_unknown), ("park", turn.can_park), ("more", turn.more)):
        if can:
            on_list = turn.prompt.form not in (Form.WRITE, Form.GO)
            key = _LETTERS[name] if on_list else key_name(BY_ID[name].keys[0])
            ways.append(Key(key, BY_ID[name].label, name))
    if turn.revisiting:
        ways.append(Key("Esc", "leave it as it is", "go-on"))
    elif turn.area:
        ways.append(Key("Esc", "back to where you were", "go-on"))
    return tuple(ways)
