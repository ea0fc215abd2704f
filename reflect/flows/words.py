"""The standing words every pack must bring in ``words.yaml``: content, not code, so that an author can
better them.
"""

from __future__ import annotations

from typing import Final

REQUIRED: Final = (
    # standing options and answers
    "other", "other.ask", "unknown", "unknown.said", "parked", "go-on", "pause.on", "pause.stop",
    # how it is known: the question, what each is called when ticked, and how it stands on paper
    "basis.ask", "basis.saw", "basis.told", "basis.read", "basis.think", "basis.feel",
    "paper.saw", "paper.told", "paper.read", "paper.think", "paper.feel",
    # explanations
    "weigh.what", "weigh.other", "weigh.for", "weigh.against", "weigh.change",
    "weigh.another", "weigh.another.yes",
    "weigh.another.no",
    "weigh.what.label", "weigh.for.label", "weigh.against.label", "weigh.change.label",
    # ideas to try
    "try.nearest", "try.more", "try.enough",
    "try.state.tried", "try.state.will-try", "try.state.not-right-here", "try.state.supervision",
    "try.tried", "try.will-try", "try.not-right-here", "try.supervision",
    # actions
    "actions.from", "actions.from.own", "actions.what", "actions.who", "actions.by", "actions.known",
    "actions.if_not",
    "actions.another", "actions.another.yes", "actions.another.no",
    "actions.what.label", "actions.who.label", "actions.by.label", "actions.known.label",
    "actions.if_not.label",
    # decisions
    "decisions.what", "decisions.because", "decisions.who", "decisions.another", "decisions.another.yes",
    "decisions.another.no", "decisions.what.label", "decisions.because.label", "decisions.who.label",
    # who is meant
    "people.any", "people.any.yes", "people.any.no", "people.role", "people.role.label", "people.age",
    "people.age.label", "people.off", "people.another", "people.another.yes", "people.another.no",
    "people.none",
    "people.none.says",
    # last time's actions
    "carried.any", "carried.any.yes", "carried.any.no", "carried.mark", "carried.what", "carried.what.label",
    "carried.state", "carried.state.label", "carried.state.done", "carried.state.partly",
    "carried.state.not-done", "carried.state.no-longer", "carried.state.none", "carried.why",
    "carried.why.label", "carried.another", "carried.another.yes", "carried.another.no", "carried.none",
    "table.last-time",
    # the open questions at the end
    "review.again", "review.again.leave", "review.bring", "review.who", "review.by", "review.none",
    # this area: what is not set, and where its law is
    "area.nation", "area.role", "area.not-said",
    "nation.england", "nation.wales", "nation.scotland", "nation.northern-ireland",
    # beside a question, for who guides the conversation
    "cue.listen", "cue.next", "cue.challenge", "cue.care",
    # guidance that may no longer hold, or not here
    "source.replaced", "source.past", "law.elsewhere",
    # dates
    "when.hint",
    # changing an answer
    "change.ask", "change.yes", "change.no", "change.aside", "change.look", "change.restored",
    # notices
    "notice.parked", "notice.unknown", "notice.changed", "notice.same", "notice.first", "notice.finish-first",
    "notice.must-answer", "notice.time", "notice.time-first",
    # more or less time
    "time.ask", "time.more", "time.now", "time.left", "time.stay", "time.2", "time.10", "time.30", "time.60",
    # what can be opened from the map
    "area.opened", "area.as-it-was", "area.to-the-end",
    # headings of the paper, in SECTIONS' order, and its frame
    "paper.title", "paper.facts.prepared", "paper.facts.kind", "paper.facts.finished",
    "paper.facts.unfinished", "paper.facts.stopped", "paper.facts.careful", "paper.facts.short",
    "section.questions", "section.bringing", "section.day", "section.worries", "section.working",
    "section.together", "section.decisions",
    "section.unknown", "section.explanations", "section.lens", "section.tried", "section.actions",
    "section.escalate",
    "section.guidance", "section.not-explored", "section.private",
    "paper.private.title", "paper.private.whose", "paper.private.footer",
    "table.unknown", "table.unknown.who", "table.unknown.by", "table.idea", "table.idea.from",
    "table.idea.state", "table.idea.note",
    "paper.more-ideas", "paper.one-more-idea", "paper.draft", "paper.parked", "paper.not-known",
    "paper.look-again",
    "paper.not-explored", "paper.in-part", "paper.guidance", "paper.checked", "paper.footer",
    "paper.unsigned",
    "paper.nothing-open",
    "contact.not-set",
)  # fmt: skip
"""Ids that ``words.yaml`` must define. A pack without one of them is refused, naming it.

Placeholders: ``change.aside`` and ``change.look`` take ``{n}`` and have a form each for one and many,
split by
" | " ("1 later answer is set aside | {n} later answers are set aside"). ``paper.more-ideas`` takes ``{n}``,
``paper.facts.prepared`` ``{date}``, ``paper.facts.kind`` ``{minutes}``, ``paper.checked`` ``{date}``,
``notice.changed`` nothing, ``try.tried`` and the other notes take ``{offer}``, ``review.who`` and
``review.by`` take ``{question}``, ``paper.footer`` nothing, ``people.age`` and ``people.off`` ``{role}``,
``time.left`` and ``notice.time`` ``{n}``, ``area.opened`` ``{title}``.
"""
