"""Read whatever a learner gives as an answer, be it nonsense: what cannot be read gives an empty list or text."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from helpers.readings import Dataset, load
from helpers.words import nearest, plural

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 500  # characters kept of an answer that is not free writing
LONG = 100  # words: a text as long as this should name a claim
SHORT = 30  # words: a line or two is not counted out to its writer

# Library of Congress style without marks, the style of the lessons; `fold` evens out what other schemes do.
CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіѣєґ", "abvgdeziiklmnoprstufyeieeg", strict=True))
CYRILLIC |= {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "ь": "", "ъ": ""}

LOOKALIKES = str.maketrans("асеорАВЕКМНОРСТ", "aceopABEKMHOPCT")  # Cyrillic; a small "в" is the third to a Russian

CLAIM = re.compile(r"(?<![^\W_])([A-Za-z]{4})[-\u2010-\u2015\u2212](\d{1,4})([A-Za-z]?)(?![^\W_])")
# 7.2 | 7,2 | .5 | 732,521 | 732 521, with any space that is set in print | 1e3, with a sign if any
NUMBER = re.compile(
    r"[-\u2212]?(?:\d{1,3}(?:[ ,.'\u2019\u00a0\u2007\u2009\u202f]\d{3})+(?!\d)|\d+|(?=[.,]\d))"
    r"(?:[.,]\d+)?(?:[eE][-+]?\d{1,3})?"
)
# 102 thousand | 102k | 102 тыс. | 0.7 million | 0,7 млн
SCALES = {
    1_000: re.compile(r"\s*(?:k|thousands?|тыс|тысяч[аи]?|tys|tsd|tausend|mille)\b", re.I),
    1_000_000: re.compile(r"\s*(?:millions?|mln|млн|миллион(?:а|ов)?)\b", re.I),
}


def as_text(value: object, limit: int | None = LONGEST) -> str:
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


def visible(value: object) -> str:
    """Give any value as text without what cannot be seen: soft hyphens and other marks that pasting brings along."""
    return "".join(letter for letter in as_text(value) if unicodedata.category(letter) != "Cf")


def is_list(value: object) -> bool:
    """Say whether a value holds several answers: a list, tuple, set, Series or array of one dimension."""
    array = getattr(value, "ndim", 0) == 1 and hasattr(value, "tolist")
    return isinstance(value, (list, tuple, set, frozenset)) or array


def as_list(value: object) -> list:
    """Give the answers a value holds as a list; one answer gives a list of one."""
    if not is_list(value):
        return [value]
    parts = (value.tolist() if hasattr(value, "tolist") else list(value))[:100]
    return sorted(parts, key=as_text) if isinstance(value, (set, frozenset)) else parts


def fold(value: object) -> str:
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


def lettered(labels: Iterable) -> list[tuple]:
    """Give the choices with their letters: `[("a", first), ("b", second)]`."""
    return list(zip(LETTERS, labels, strict=False))


def letters(value: object, labels: Sequence[str], several: bool = False) -> list[str]:
    """Give the letters of the choices that an answer names, by letter, by the words of the choice, or by both."""
    by_words = {fold(words): letter for letter, label in lettered(labels) for words in (label, f"{letter}: {label}")}
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
    """Read 'b', '(b)', 'b)', “b”, and where several are asked for 'a, c', 'a and c', 'a → c' or 'ac'."""
    typed = unicodedata.normalize("NFKC", text).casefold().translate(LOOKALIKES)
    parts = [part for part in re.split(r"[\W_]+", typed) if part not in ("and", "then", "")]
    if several and len(parts) == 1 and len(parts[0]) <= len(LETTERS):
        parts = list(parts[0])
    return parts if all(len(part) == 1 for part in parts) else []


def numbers(value: object) -> list[Decimal]:
    """Give the readings of an answer as a number, likeliest first; none where it holds no number or several.

    >>> numbers("7,2 %"), numbers("732,521"), numbers("732 thousand")
    ([Decimal('7.2')], [Decimal('732521'), Decimal('732.521')], [Decimal('732000')])
    """
    part = as_list(value)[0] if len(as_list(value)) == 1 else None
    if type(part).__name__ == "bool":  # Python's or numpy's
        return []
    text = visible(float(part) if isinstance(part, Fraction) else part)
    found = [match for match in NUMBER.finditer(text) if any(sign.isdigit() for sign in match[0])]
    if len(found) != 1:
        return []
    scale = next((times for times, word in SCALES.items() if word.match(text, found[0].end())), 1)
    return [number * scale for number in _readings(found[0][0].replace("\u2212", "-"))]


def _readings(token):
    """Read one number; a mark before three digits may divide thousands or decimals, so both are tried."""
    plain = re.sub(r"[ '\u2019\u00a0\u2007\u2009\u202f]", "", token)
    whole, decimal = re.sub(r"[.,]", "", plain), re.sub(r"[.,](?=.*[.,])", "", plain).replace(",", ".")
    if not re.fullmatch(r"-?\d{1,3}([.,]\d{3})+", plain):
        ways = [decimal]  # of several marks only the last can divide decimals: 1,234.5 or 1.234,5
    elif len(re.findall(r"[.,]", plain)) > 1:
        ways = [whole]
    else:
        ways = [decimal, whole] if "." in plain else [whole, decimal]
    return list(map(Decimal, ways))


def step(number: Decimal, places: int) -> int | None:
    """Give a number as a whole count of steps of 10**-places, or None where it is out of all bounds."""
    if not number.is_finite() or abs(number.adjusted()) > 20:
        return 0 if number == 0 else None
    if places == 0 and number % 1:  # a count is whole: 4.5 people are not four
        return None
    return int(number.scaleb(places).to_integral_value())


def cited(text: str | Iterable[str], data: Dataset) -> tuple[list[str], list[str]]:
    """Give the ids that a text names, each once and in order: those of the dataset, and the others."""
    if not isinstance(text, Iterable):
        raise ValueError(f"Problem: claims are named in a text or in a list of ids, not {text!r}.")
    text = text if isinstance(text, str) else " ".join(map(str, text))
    claims = data.rows("claims")
    chapters = {claim_id[:4] for claim_id in claims}
    ids = dict.fromkeys(  # "post-1921" is no claim, "cong-4" is one, and "CONF-004" would be one
        f"{chapter.upper()}-{int(number):03d}{letter.lower()}"
        for chapter, number, letter in CLAIM.findall(unicodedata.normalize("NFKC", text).translate(LOOKALIKES))
        if chapter.isupper() or chapter.upper() in chapters
    )
    return [claim_id for claim_id in ids if claim_id in claims], [one for one in ids if one not in claims]


def words(text: str) -> int:
    """Count the words of a text, the claim numbers not counted."""
    return len(re.findall(r"\w[\w'\u2019-]*", CLAIM.sub("", text)))


def counted(text: str) -> str:
    """Say how long a text is and which claims it names; nothing of a line or two that names none.

    >>> counted("The group was dissolved (CONG-115), not expelled: see CONG-1260.")
    '7 words. Claims found: CONG-115; not known: CONG-1260 (did you mean CONG-260 or CONG-160 or CONG-126?).'
    """
    data = load()
    found, unknown = cited(text, data)
    if not (found or unknown or words(text) >= SHORT):
        return ""
    named = [f"Claims found: {', '.join(found)}"] if found else []
    named += [f"not known: {', '.join(_meant(one, data) for one in unknown)}"] if unknown else []
    none = " No claim is named by its number yet." if words(text) >= LONG and not named else ""
    told = "; ".join(named)
    return f"{plural(words(text), 'word')}.{none}" + (f" {told[0].upper()}{told[1:]}." if told else "")


def _meant(claim_id: str, data: Dataset) -> str:
    hint = nearest(claim_id, data.rows("claims")).strip().replace("'", "")
    return f"{claim_id} ({hint[0].lower()}{hint[1:]})" if hint else claim_id
