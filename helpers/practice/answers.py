"""Read whatever a learner gives as an answer: text, a number, a list, a row of a table or nonsense.

Every function here gives an empty list or text for what it cannot read, and none raises.
"""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from numbers import Integral, Real

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 500  # characters kept of an answer that is not free writing

# Library of Congress style without marks, the style of the lessons; `fold` evens out what other schemes do.
CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіѣ", "abvgdeziiklmnoprstufyeie", strict=True))
CYRILLIC |= {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
CYRILLIC |= {"ю": "iu", "я": "ia", "ь": "", "ъ": ""}

# 7.2 | 7,2 | .5 | 732,521 | 732 521 | 1e3, with a sign if any
NUMBER = re.compile(
    r"[-\u2212]?(?:\d{1,3}(?:[ ,.'\u2019\u00a0\u202f]\d{3})+(?!\d)|\d+|(?=[.,]\d))"
    r"(?:[.,]\d+)?(?:[eE][-+]?\d{1,3})?"
)
# 102 thousand | 102k | 102 тыс. | 0.7 million | 0,7 млн
SCALES = {
    1_000: re.compile(r"\s*(?:k|thousands?|тыс|тысяч[аи]?|tys|tsd|tausend|mille)\b", re.I),
    1_000_000: re.compile(r"\s*(?:millions?|mln|млн|миллион(?:а|ов)?)\b", re.I),
}


def as_text(value, limit=LONGEST):
    """Give any value as text that can be saved and shown; `""` for no answer at all (None, `...`, nan)."""
    if value is None or value is ...:
        return ""
    try:
        text = ", ".join(map(str, as_list(value))) if is_list(value) else str(value)
    except Exception:  # a value whose own str() fails is still only a wrong answer
        return ""
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip()
    if not isinstance(value, str) and text.casefold() in ("nan", "<na>", "nat"):
        return ""
    return text if limit is None or len(text) <= limit else text[:limit] + " ..."


def visible(value):
    """Give any value as text without what cannot be seen: soft hyphens and other marks that pasting brings along."""
    return "".join(letter for letter in as_text(value) if unicodedata.category(letter) != "Cf")


def is_list(value):
    """Say whether a value holds several answers: a list, tuple, set, Series or array of one dimension."""
    return isinstance(value, (list, tuple, set, frozenset)) or (
        hasattr(value, "tolist") and getattr(value, "ndim", 0) == 1
    )


def as_list(value):
    """Give the answers a value holds as a list; one answer gives a list of one."""
    if not is_list(value):
        return [value]
    parts = value.tolist() if hasattr(value, "tolist") else list(value)
    parts = parts[:100]
    return sorted(parts, key=as_text) if isinstance(value, (set, frozenset)) else parts


def fold(value):
    """Give text without case, accents, marks and script, so that spellings of one word meet.

    >>> fold(" Шляпников. "), fold("SHLYAPNIKOV")
    ('shliapnikov', 'shliapnikov')
    """
    text = unicodedata.normalize("NFKD", visible(value)).casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    latin = "".join(CYRILLIC.get(letter, letter) for letter in text)
    words = re.sub(r"[^\w]+", " ", re.sub(r"['\u2019\u02b9`]", "", latin)).split()
    joined = " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
    return re.sub(r"i+", "i", re.sub(r"[yj]", "i", joined))


def lettered(labels):
    """Give the choices with their letters: `[("a", first), ("b", second)]`."""
    return list(zip(LETTERS, labels, strict=False))


def letters(value, labels, several=False):
    """Give the letters of the choices that an answer names, by letter or by the words of the choice."""
    by_words = {fold(label): letter for letter, label in lettered(labels)}
    offered = set(LETTERS[: len(labels)])
    found = []
    for part in as_list(value):
        text = visible(part)
        given = [by_words[fold(text)]] if fold(text) in by_words else _letters_in(text, several)
        if not given or not offered.issuperset(given):
            return []
        found += given
    return found if several else found[:1] if len(found) == 1 else []


def _letters_in(text, several):
    """Read 'b', '(b)', 'b)', and where several are asked for 'a, c', 'a and c' or 'ac'."""
    parts = [part.strip("().:") for part in re.split(r"[\s,;+&/>-]+", text.casefold()) if part]
    parts = [part for part in parts if part not in ("and", "then", "")]
    if several and len(parts) == 1 and len(parts[0]) <= len(LETTERS):
        parts = list(parts[0])
    return parts if all(len(part) == 1 for part in parts) else []


def numbers(value):
    """Give the readings of an answer as a number, likeliest first; none where it holds no number or several.

    >>> numbers("7,2 %"), numbers("732,521"), numbers("732 thousand")
    ([Decimal('7.2')], [Decimal('732521'), Decimal('732.521')], [Decimal('732000')])
    """
    part = as_list(value)[0] if len(as_list(value)) == 1 else None
    if isinstance(part, bool) or part is None or type(part).__name__ == "bool":
        return []
    if isinstance(part, Real) and not isinstance(part, Integral) and "/" in as_text(part):
        part = float(part)  # a fraction
    text = visible(part)
    found = [match for match in NUMBER.finditer(text) if any(sign.isdigit() for sign in match[0])]
    if len(found) != 1:
        return []
    scale = next((times for times, word in SCALES.items() if word.match(text, found[0].end())), 1)
    return [number * scale for number in _readings(found[0][0].replace("\u2212", "-"))]


def _readings(token):
    """Read one number; a mark before three digits may divide thousands or decimals, so both are tried."""
    plain = re.sub(r"[ '\u2019\u00a0\u202f]", "", token)
    thousands = re.fullmatch(r"-?\d{1,3}([.,]\d{3})+", plain)
    ways = [re.sub(r"[.,]", "", plain)] if thousands else []
    if plain.count(",") + plain.count(".") <= 1:
        ways.append(plain.replace(",", "."))
    elif not thousands:  # 1,234.5 or 1.234,5: the last mark is the decimal one
        whole, decimals = re.split(r"[.,](?=\d+$)", plain)
        ways.append(re.sub(r"[.,]", "", whole) + "." + decimals)
    if thousands and "." in plain:
        ways.reverse()
    return [number for number in map(_decimal, ways) if number is not None]


def _decimal(text):
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def step(number, places):
    """Give a number as a whole count of steps of 10**-places, or None where it is out of all bounds."""
    if not number.is_finite() or abs(number.adjusted()) > 20:
        return 0 if number == 0 else None
    return int(number.scaleb(places).to_integral_value())


def claim_id(value):
    """Give the claim id an answer names: 'cong-4', 'CONG 004' or a row of the claims table."""
    try:
        if hasattr(value, "columns") and len(value) == 1:
            value = value.iloc[0]
        if hasattr(value, "get") and "claim_id" in value:
            value = value["claim_id"]
    except Exception:
        return []
    text = visible(value) if len(as_list(value)) == 1 else ""
    found = re.fullmatch(r"([A-Za-z]+)[-\u2010-\u2015\s_]*(\d{1,6})([A-Za-z]?)", text)
    return [f"{found[1].upper()}-{int(found[2]):03d}{found[3].lower()}"] if found else []
