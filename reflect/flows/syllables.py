"""How many syllables an English word has, by rule, with a list for the words that keep to none.

For grading the text of flows, so it is judged by the words that families' workers read; British spelling.
Where speech differs ("different", "family") the longer way is counted: a text is never graded easier than
it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_VOWELS: Final = "aeiouy"
_GROUP: Final = re.compile(f"[{_VOWELS}]+")

_KNOWN: Final[dict[str, int]] = {
    word: count
    for count, words in {
        1: "eyes",
        2: "argue brilliant business cafe chaos cliche colleagues crooked evening every fluid "
        "friend giant hatred hundred maybe naive naked persuade persuaded poem poet rugged "
        "ruin ruined sacred science someone theirs triage wednesday wicked",
        3: "anybody anyone anyone's beloved chaotic coercion everybody everybody's everything everywhere "
        "familiar forever genuine intuit museum nuclear parliament poetry recipe recipes ruinous "
        "suicide suicides theatre unite unites wherever whoever",
        4: "apostrophe catastrophe coercively intuition scientific suicidal",
    }.items()
    for word in words.split()
}

# A word whose first part ends in an e nobody says: "some-times", "house-hold", "care-taker".
_FIRST: Final = re.compile(
    r"(base|care|case|close|date|eye|face|file|fire|fore|game|here|home|house|late|life|like|line|live|love|"
    r"make|more|name|nose|note|place|rate|rule|safe|share|side|some|space|stage|store|take|there|time|trade|"
    rf"where|white|whole|wide|wife|wire)([^{_VOWELS}].*)"
)

# An ending after an e that is not said: "safe-ly", "move-ment", "care-less".
_LAST: Final = re.compile(rf"(.+[^{_VOWELS}]e)(ly|ment|ments|ful|fully|less|lessly|ness|some|ship|wise|ty)")

# Two vowels that stand together and are said apart.
_APART: Final = re.compile(
    r"(?<![cstg])ia(?!ge)"  # di-ary, relia-ble; not so-cial, mar-riage
    r"|[ct]ia(?=t)"  # ap-preci-ate, nego-tiate
    r"|i(?=et)"  # qui-et, soci-ety
    r"|(?<!c)(?<!t)(?<!fr)ien(?!d)"  # cli-ent, experi-ence; not pa-tient, friend
    r"|(?<![tscxgn])(?<!sh)(?<!ll)io(?!ur)"  # peri-od, seri-ous, pri-ority; not ac-tion, mil-lion, behav-iour
    r"|iu"  # medi-um
    r"|(?<![qg])ua"  # usu-al, indi-vidu-al
    r"|(?<![qg])ue(?=n|l)"  # influ-ence
    r"|(?<![pgj])eo(?!u)"  # vide-o, the-ory; not peo-ple
    r"|geog|(?<=n)eou"  # spon-tane-ous
    r"|crea(?=t)|reac(?=t)|reali(?=t)|idea|area"
    r"|^re(?=a(ss|pp|lloc|rr|dj|dm)|i(n|m|t)|u[ns])"
    r"|^coo[pr](?=[ed])|^bio|^co(?=in|ex|ha)"
)
_ING: Final = re.compile(f"[{_VOWELS}]ing(s|ly)?$")  # see-ing, try-ing: a vowel before -ing is its own

_TENS: Final = {2: 2, 3: 2, 4: 2, 5: 2, 6: 2, 7: 3, 8: 2, 9: 2}
_SMALL: Final = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)

_SPELT: Final = 3  # GP, NHS: capitals up to so many are said letter by letter


def syllables(word: str) -> int:
    """How many syllables a word has, at least one. Hyphens, apostrophes, numbers and capitals are seen to."""
    word = word.replace("’", "'").strip("'")
    if word.isupper() and 1 < len(word) <= _SPELT and word.isalpha():
        return sum(3 if letter == "W" else 1 for letter in word)
    return max(1, sum(_part(part) for part in word.lower().split("-") if part))


def _part(word: str) -> int:
    if word.isdecimal() and word.isascii():
        return _number(word)
    return _count(word) if word in _KNOWN else _contracted(word)


def _number(digits: str) -> int:
    """As people say it: "eighteen", "thirty-one", but "nine nine nine" and "twenty twenty-three"."""
    if len(digits) == 4 and digits[0] != "0":
        return _number(digits[:2]) + _number(digits[2:])
    if len(digits) > 2:
        return sum(1 if digit == "0" else _SMALL[int(digit)] for digit in digits)  # "one oh one"
    number = int(digits)
    if number < len(_SMALL):
        return _SMALL[number]
    return _TENS[number // 10] + (_SMALL[number % 10] if number % 10 else 0)


def _contracted(word: str) -> int:
    """What stands before an apostrophe, and what after it adds to that."""
    stem, _, rest = word.partition("'")
    if not rest:
        return _count(stem)
    if rest == "t":  # can't, don't: one; does-n't, is-n't: two
        bare = stem.removesuffix("n")
        return _count(bare) + (bare[-1:] not in _VOWELS and bare[-1:] != "r" and stem != "can")
    if rest == "s" and stem.endswith(("s", "x", "z", "se", "ce", "ge", "ze", "ch", "sh")):
        return _count(stem) + 1
    if rest in ("ll", "d") and stem in ("it", "that", "what", "there"):
        return _count(stem) + (rest == "ll" or stem != "there")
    return _count(stem)


@lru_cache(maxsize=8192)
def _count(word: str) -> int:
    """The syllables of a word of small letters."""
    if word in _KNOWN:
        return _KNOWN[word]
    if word.endswith("s") and word[:-1] in _KNOWN and word[-2:-1] not in "sxzceh":
        return _KNOWN[word[:-1]]
    if (made := _FIRST.fullmatch(word)) and re.search(f"[{_VOWELS}]", made[2][1:]):
        return _count(made[1]) + _count(made[2])
    if made := _LAST.fullmatch(word):
        return _count(made[1]) + _count(made[2])
    return max(1, _by_rule(word))


def _by_rule(word: str) -> int:
    # Between vowels, and at the start, y begins a syllable: pla-yer, be-yond, you. After q, u is not said.
    plain = re.sub(rf"(?:^|(?<=[{_VOWELS}]))y(?=[{_VOWELS}])", "j", word).replace("qu", "qw")
    count = len(_GROUP.findall(plain))
    count += len(_APART.findall(word))
    if _ING.search(plain):
        count += 1
    if word.endswith(("sm", "thm", "sms")):  # rac-is-m
        count += 1
    return count - _silent(plain)


def _silent(word: str) -> int:
    """One where the last e is not said: mak(e), mov(ed), tim(es)."""
    if word.endswith("gue"):
        return 1
    found = re.search(r"([^aeiou]+)e([ds]?)$", word)
    if found is None or not re.search(f"[{_VOWELS}]", word[: found.start(1)] + found[1].replace("j", "")):
        return 0
    before, ending = found[1], found[2]
    if re.search(r"[bcdfgkpstz]l$", before) or (ending != "d" and re.search(r"[tbcg]r$", before)):
        return 0  # lit-tle, han-dled, cen-tre
    if ending == "d" and before[-1] in "td":
        return 0  # want-ed
    if ending == "s" and (before[-1] in "szxcgj" or before.endswith(("ch", "sh"))):
        return 0  # hous-es
    return 1
