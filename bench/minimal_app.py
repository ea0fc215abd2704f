"""The smallest Textual app with the parts that ours has: what first paint is measured against."""

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Footer, Header, Input, Static


class MinimalApp(App[None]):
    """A header, three lines that scroll, a box and a footer."""

    TITLE = "minimal"

    def compose(self) -> ComposeResult:
        yield Header()
        with VerticalScroll():
            for _ in range(3):
                yield Static("painted-now")
        yield Input()
        yield Footer()


if __name__ == "__main__":
    MinimalApp().run()
