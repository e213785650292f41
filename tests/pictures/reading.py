"""What a finished picture holds, read back as whoever finds the file can read it."""

import json
import struct
from xml.etree import ElementTree

_PNG = b"\x89PNG\r\n\x1a\n"


def picture_data(content: bytes) -> list[dict]:
    """What was drawn, out of a finished picture: one mapping a series, or an area of a map.

    Parameters
    ----------
    content : bytes
        A PNG or an SVG made here.
    """
    if content.startswith(_PNG):
        return json.loads(_png_words(content).get("Data", "[]"))
    for element in ElementTree.fromstring(content):
        if element.get("id") == "picture-data":
            return json.loads(element.text or "[]")
    raise ValueError("this picture holds no numbers")


def _png_words(content: bytes) -> dict[str, str]:
    """The texts that a PNG carries, by their names."""
    found, at = {}, len(_PNG)
    while at < len(content):
        size, sort = struct.unpack(">I4s", content[at : at + 8])
        body = content[at + 8 : at + 8 + size]
        at += 12 + size
        name, _, rest = body.partition(b"\0")
        if sort == b"tEXt":
            found[name.decode("latin-1")] = rest.decode("latin-1")
        elif sort == b"iTXt":  # two flags, a language and a translated name stand before the text
            found[name.decode("latin-1")] = rest[2:].split(b"\0", 2)[2].decode()
    return found
