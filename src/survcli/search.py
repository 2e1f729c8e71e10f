"""Records by words, names, places or numbers: every word must be found somewhere, and better places count for more.

Words are compared without case, accents and punctuation. Words of the trade lead to a technology, in either language.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from survcli import codes
from survcli.dataset import Dataset, Row
from survcli.errors import Fault
from survcli.names import plain, shown

_MEANINGS = {
    "intrusion-spyware": "spyware|malware|software espia|programa espia|software de espionaje|trojan|troyano|virus|hacking|hackeo"
    "|software malicioso|intrusion|intrusion spyware",
    "imsi-catcher": "imsi catcher|imsi|imsi catchers|stingray|antena falsa|antenas falsas|antena espia|antenas espia"
    "|fake antenna|fake antennas|cell site simulator|simulador de celda",
    "interception": "interception|intercepcion|wiretap|wiretaps|wiretapping|escucha|escuchas|intervencion telefonica"
    "|intervencion de comunicaciones|phone tapping|lawful interception|centro de monitoreo",
    "geolocation": "geolocation|geolocalizacion|localizacion|rastreo|phone tracking|location tracking|ss7",
    "phone-forensics": "phone forensics|forensics|forense|extraccion forense|extraccion de datos|data extraction",
    "biometrics": "biometrics|biometria|biometricos|facial recognition|reconocimiento facial|face recognition|huellas|fingerprints",
    "video-surveillance": "video surveillance|videovigilancia|cctv|cameras|camaras|camaras de vigilancia",
    "social-media-monitoring": "social media monitoring|social media|redes sociales|monitoreo de redes|osint",
    "drone": "drone|drones|uav|vant|dron|aeronave no tripulada",
    "data-analysis": "data analysis|analisis de datos|big data|link analysis|mineria de datos",
}
_TECHNOLOGY = {plain(word): code for code, listed in _MEANINGS.items() for word in listed.split("|")}
_LONGEST = max(len(word.split()) for word in _TECHNOLOGY)

_WEIGHTS = {
    "id": 12,
    "identifier": 10,
    "name": 6,
    "title": 5,
    "alias": 4,
    "technology": 4,
    "place": 3,
    "wording": 3,
    "summary": 2,
    "source": 1,
}


class Unit(NamedTuple):
    """One thing to find: a word or phrase, and the technology that it means, if any."""

    text: str
    technology: str | None
    whole: bool
    """Whether it must stand there word for word."""


class Hit(NamedTuple):
    """A record that was found, and where."""

    record: Row
    score: float
    context: Row
    """The field, and its text around the match, which stands between ``«`` and ``»``."""


def search(dataset: Dataset, records: list[Row], text: str, lang: str) -> tuple[list[Hit], Fault | None]:
    """Return the records in which all of a text is found, best first; or, where there is none, near words to offer."""
    wanted = units(text)
    if not wanted:
        return [], Fault("nothing to search for")
    hits = [hit for record in records if (hit := _hit(dataset, record, wanted, lang))]
    if hits:
        return sorted(hits, key=lambda hit: -hit.score), None
    vocabulary = {word for record in records for _, field in _fields(dataset, record) for word in plain(field).split()}
    near = {
        unit.text: close
        for unit in wanted
        if unit.text not in vocabulary and (close := get_close_matches(unit.text, vocabulary, 3, 0.7))
    }
    if not near:
        return [], Fault("nothing found for “{text}”", text=shown(text))
    listed = "; ".join(f"{word}: {', '.join(close)}" for word, close in near.items())
    return [], Fault("nothing found for “{text}”; near words are: {words}", text=shown(text), words=listed)


def units(text: str) -> list[Unit]:
    """Return what a text asks for: phrases in quotes, words of the trade, numbers with their punctuation, words."""
    found = []
    for phrase, rest in re.findall(r'["“«]([^"”»]+)["”»]?|([^"“”«»]+)', text):
        if phrase:
            found.append(Unit(plain(phrase), None, True))
        else:
            found += _loose(rest)
    return [unit for unit in found if unit.text]


def _loose(text: str) -> Iterator[Unit]:
    typed = text.split()
    while typed:
        for size in range(min(_LONGEST, len(typed)), 0, -1):
            several = plain(" ".join(typed[:size]))
            if several in _TECHNOLOGY:
                yield Unit(several, _TECHNOLOGY[several], False)
                break
        else:
            size = 1
            word = plain(typed[0])
            # SERV/204/2012 is one number, not three words
            yield Unit(word, None, " " in word)
        del typed[:size]


def _hit(dataset: Dataset, record: Row, wanted: list[Unit], lang: str) -> Hit | None:
    fields = [(name, text, f" {plain(text)} ") for name, text in _fields(dataset, record)]
    score, contexts = 0.0, []
    for unit in wanted:
        found: dict[str, float] = {}
        for name, _, flat in fields:
            place = name.partition(".")[0]
            found[place] = max(found.get(place, 0), _strength(unit, name, flat) * _WEIGHTS[place])
        if unit.technology in record["technologies"]:
            found["technology"] = _WEIGHTS["technology"]
        if not any(found.values()):
            return None
        score += sum(found.values())
        contexts.append(_context(fields, unit, lang))
    best = next((context for context in contexts if context), None)
    return Hit(record, score, best or {"field": "technologies", "text": ""})


def _strength(unit: Unit, name: str, flat: str) -> float:
    if f" {unit.text} " in flat:
        return 1
    squashed = unit.text.replace(" ", "")
    if name in ("identifier", "id") and len(squashed) > 3 and squashed in flat.replace(" ", ""):
        return 0.9
    if not unit.whole and len(unit.text) > 2 and f" {unit.text}" in flat:
        return 0.5
    return 0


def _fields(dataset: Dataset, record: Row) -> Iterator[tuple[str, str]]:
    yield "id", record["id"]
    for identifier in record["identifiers"]:
        yield "identifier", identifier["value"]
    for lang in ("en", "es"):
        yield f"title.{lang}", record["title"][lang]
        yield f"summary.{lang}", record["summary"][lang]
    if record.get("described_as"):
        yield "wording", record["described_as"]
    for role in ("products", "vendors", "intermediaries", "buyers", "funders", "publishers", "actors"):
        table = dataset.products if role == "products" else dataset.organizations
        for ref in record.get(role, ()):
            yield from _names(table[ref])
    for cited in record["citations"]:
        source = dataset.sources[cited["source"]]
        yield "source", source["title"]


def _names(body: Row) -> Iterator[tuple[str, str]]:
    yield "name", body["name"]
    yield from (("alias", alias) for alias in body["aliases"])
    if body.get("region") in codes.MEXICAN_STATES:
        yield "place", codes.MEXICAN_STATES[body["region"]]
    if "country" in body:
        yield from (("place", name) for name in codes.COUNTRIES[body["country"]])


def _context(fields: list[tuple[str, str, str]], unit: Unit, lang: str) -> Row | None:
    """Return the text around a match: prose in the reader's language first, then any other place."""
    prose = (f"title.{lang}", f"summary.{lang}", "identifier", "wording")
    for name, text, _ in sorted(fields, key=lambda field: prose.index(field[0]) if field[0] in prose else len(prose)):
        marked = mark(text, unit.text)
        if marked:
            return {"field": name, "text": marked}
    return None


def mark(text: str, wanted: str, around: int = 60) -> str:
    """Return the part of a text around some folded words, which stand between ``«`` and ``»``; nothing if not there."""
    words = [(match.start(), match.end(), plain(match.group())) for match in re.finditer(r"[^\W_]+", text)]
    target = wanted.split()
    for index in range(len(words) - len(target) + 1 if target else 0):
        run = [word for *_, word in words[index : index + len(target)]]
        if run[:-1] == target[:-1] and run[-1].startswith(target[-1]):
            start, end = words[index][0], words[index + len(target) - 1][1]
            left = text.rfind(" ", 0, max(start - around, 0)) + 1 if start > around else 0
            right = text.find(" ", end + around)
            right = len(text) if right < 0 else right
            return f"{'…' if left else ''}{text[left:start]}«{text[start:end]}»{text[end:right]}{'…' if right < len(text) else ''}"
    return ""
