"""What the fake assistant asks, and the paper it shows: a short conversation of every form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reflect.summary.model import Document, Items, Line, Row, Run, Said, Section, Table
from reflect.views import Choice, Form, Prompt

STAGES = (
    "Safe to go on", "What I am bringing", "What happened", "The child", "Working together",
    "What I may be missing", "What it means", "What next",
)  # fmt: skip
TODAY = date(2026, 11, 22)


def choices(*labels: str, alone: str = "") -> tuple[Choice, ...]:
    return tuple(
        Choice(label.lower().replace(" ", "-")[:20], label, exclusive=label == alone) for label in labels
    )


@dataclass(frozen=True)
class Asked:
    """A question of the script: its parts, each one prompt."""

    key: str
    ask: str
    parts: tuple[Prompt, ...]
    stage: int = 2
    lead: str = ""
    source: str = ""
    before: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    safety: bool = False


SCRIPT: tuple[Asked, ...] = (
    Asked(
        "gate",
        "Before anything else: is a child, another adult or you in danger right now?",
        (
            Prompt(
                Form.CHOOSE,
                choices=choices(
                    "Yes, or it could be within hours",
                    "I am not sure",
                    "Not this minute, but it should not wait for supervision",
                    "No, as far as I know",
                ),
            ),
        ),
        stage=0,
        safety=True,
    ),
    Asked(
        "bringing",
        "What about this family is on your mind, and why now? Write roles instead of names.",
        (Prompt(Form.WRITE),),
        stage=1,
        before=(
            (
                "This helps you think; it does not assess, and it can't see danger. It stays here. "
                "Park anything. Write as if the child may read it at 18: one day they might."
            ),
        ),
        source="Neglect Prompts · Before you start",
    ),
    Asked(
        "seen",
        "Which of these have you noticed yourself?",
        (
            Prompt(
                Form.TICK,
                choices=choices(
                    "Visits moved or cut short",
                    "What is said and what is seen do not match",
                    "Kept to one room",
                    "Someone else answers for the child",
                    "Something else, in my own words",
                    "None of these",
                    alone="None of these",
                ),
                hint="Tick all that fit.",
            ),
        ),
        lead="You said visits keep being moved, and that the house looked different each time you got in.",
        source="Calderdale · Professional curiosity",
    ),
    Asked(
        "upstairs",
        "What would you need to see to know it is true upstairs as well?",
        (
            Prompt(
                Form.CHOOSE,
                choices=choices(
                    "Ask to see the bedrooms on the next visit",
                    "Ask someone who has been upstairs",
                    "Ask the children where they sleep, and how it is",
                    "Something else, in my own words",
                ),
            ),
        ),
        lead="So you have not been upstairs since June.",
        source="Calderdale · Professional curiosity",
    ),
    Asked(
        "ideas",
        "Here are some ideas others have used. What do you make of each?",
        (
            Prompt(
                Form.MARK,
                choices=(
                    Choice(
                        "ten", "Ten minutes at the start for what she wants to talk about", "Neglect Prompts"
                    ),
                    Choice(
                        "colleague",
                        "A colleague comes on the next visit, someone the family already likes",
                        "Neglect Prompts",
                    ),
                    Choice(
                        "agreement",
                        "A written agreement, short, in the family's own words, looked at after two weeks",
                        "Neglect Prompts · not where there is domestic abuse",
                    ),
                    Choice("nan", "Ask nan what a bad week looks like", "Calderdale"),
                ),
                states=(
                    Choice("tried", "Tried"),
                    Choice("will-try", "Will try"),
                    Choice("not-right-here", "Not right here"),
                    Choice("supervision", "Take to supervision"),
                ),
            ),
        ),
        stage=4,
    ),
    Asked(
        "action",
        "What will happen next? One small thing somebody could really do.",
        (
            Prompt(Form.WRITE, ask="What will be done?"),
            Prompt(Form.WRITE, ask="Who does it?"),
            Prompt(Form.WRITE, ask="By when?", hint="A date, or “in two weeks”.", optional=True),
        ),
        stage=7,
    ),
    Asked("breath", "That was a lot. Carry on when you are ready.", (Prompt(Form.GO),), stage=7),
)


def line(frame: str, own: str = "", aside: str = "") -> Line:
    runs = [Run(frame)]
    runs += [Run(own, Said.OWN)] if own else []
    runs += [Run(f" ({aside})", Said.ASIDE)] if aside else []
    return Line(tuple(runs))


def row(*cells: str) -> Row:
    return Row(tuple((Run(cell, Said.OWN),) for cell in cells))


PAPER = Document(
    "case",
    "Case summary for supervision",
    ("prepared 22 November 2026", "practitioner's preparation notes", "30 minutes, not finished"),
    (
        Section(
            "questions",
            "Three questions for supervision",
            (
                Items(
                    (
                        Line(
                            (
                                Run(
                                    "How do I ask to see upstairs without losing the bit of trust I have?",
                                    Said.OWN,
                                ),
                            )
                        ),
                        Line(
                            (
                                Run(
                                    "Am I the third worker to be told things are about to get better?",
                                    Said.OWN,
                                ),
                            )
                        ),
                    ),
                    numbered=True,
                ),
            ),
        ),
        Section(
            "bringing",
            "Why I am bringing this, and why now",
            (
                line("Where I am stuck: the plan has stalled and we are not pulling together."),
                line(
                    "Why now: ",
                    "four of the last six visits were moved on the day, and school rang on Monday because "
                    "Child A fell asleep in assembly again.",
                ),
                line("Last seen: ", "about three weeks ago", "saw"),
            ),
        ),
        Section(
            "unknown",
            "What I do not know yet",
            (
                Table(
                    ("Question", "Who might know", "By when"),
                    (
                        row(
                            "Who lives in the house during the week?",
                            "mum; nan; the housing officer",
                            "next visit, 26 November",
                        ),
                        row(
                            "Where do the children sleep?",
                            "the children, on their own, at school",
                            "24 November",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "actions",
            "Actions",
            (
                Table(
                    ("What", "Who", "By when", "How we will know", "If not"),
                    (
                        row(
                            "See Child A on his own at school; ask about a night and a morning",
                            "me",
                            "24 November",
                            "his words written down the same day",
                            "ask the school nurse to",
                        ),
                        row(
                            "Joint visit with the health visitor",
                            "me and the health visitor",
                            "26 November",
                            "both bedrooms seen",
                            "ring manager that day",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "not-explored",
            "Not explored",
            (line("Health and growth; capacity to change; history before 2024."),),
        ),
    ),
    ("These are one person's preparation notes, not an assessment. They may be disclosed.",),
    finished=False,
)
