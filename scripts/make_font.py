"""Makes src/sg2kg/pictures/fonts/, the font of all pictures, from fonts of the Noto project; needs the Debian packages below and fonttools.

Run it by hand where the font must hold more: ``apt-get install fonts-noto-cjk fonts-noto-core unicode-data``, then
``python scripts/make_font.py``. Chinese and signs are from Noto Sans CJK SC; Latin, Greek and Cyrillic from Noto Sans, because the former has
no letters beyond Western Europe; signs that both lack from Noto Sans Symbols 2 and Noto Sans Math.
"""

from __future__ import annotations

import bz2
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont
from made import ROOT

FAMILY, FILE = "sg2kg Sans", "sg2kg-sans-regular.otf"
FONTS = ROOT / "src" / "sg2kg" / "pictures" / "fonts"
SYSTEM = Path("/usr/share/fonts")
CJK = SYSTEM / "opentype/noto/NotoSansCJK-Regular.ttc"
DONORS = [SYSTEM / f"truetype/noto/{name}-Regular.ttf" for name in ("NotoSans", "NotoSansSymbols2", "NotoSansMath")]
UNIHAN = [Path(f"/usr/share/unicode/Unihan_{name}.txt.bz2") for name in ("OtherMappings", "IRGSources")]
LETTERS = ((0x20, 0x24F), (0x370, 0x3FF), (0x400, 0x45F), (0x1E00, 0x1EFF))
"""Latin with its accents, Greek, Cyrillic."""
SIGNS = (
    (0x2010, 0x205E), (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF),
    (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2610, 0x2612), (0x2713, 0x2718), (0x27F5, 0x27FA),
    (0x3000, 0x30FF), (0x3200, 0x32FF), (0xFE30, 0xFE4F), (0xFF01, 0xFFE6),
)  # fmt: skip
"""Punctuation, numbers, currencies, arrows, operators, shapes, marks; Chinese punctuation, kana and full width."""


def characters() -> set[int]:
    """The code points that the font shall hold.

    Chinese: GB 2312, Big5 with its extensions of Windows, and by fields of Unihan the Table of General Standard Chinese Characters (kTGH), which
    has those in names of people and places, and the international core (kIICore), which has those of Hong Kong; and whatever ontology, cases,
    queries and shapes write.
    """
    found = {c for low, high in (*LETTERS, *SIGNS) for c in range(low, high + 1)}
    found |= {c for c in range(0x3400, 0x10000) if any(chr(c).encode(name, "ignore") for name in ("gb2312", "cp950"))}
    for path in UNIHAN:
        for line in bz2.decompress(path.read_bytes()).decode().splitlines():
            if "\tkTGH\t" in line or "\tkIICore\t" in line:
                found.add(int(line.split("\t")[0][2:], 16))
    for folder in ("ontology", "case_data", "queries", "shapes"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".ttl", ".rq", ".ru"):
                found |= set(map(ord, path.read_text(encoding="utf-8")))
    return {c for c in found if c >= 0x20 and not 0x7F <= c < 0xA0}


def make() -> TTFont:
    """The font: the Chinese one cut down, letters put in the place of its own, signs added."""
    wanted = characters()
    font = next(f for f in TTCollection(CJK).fonts if f["name"].getDebugName(4) == "Noto Sans CJK SC")
    font.recalcTimestamp = False
    letters = {c for low, high in LETTERS for c in range(low, high + 1)}
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[0, 5, 7, 13, 14])
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GSUB", "GPOS", "GDEF"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted - letters)
    cutter.subset(font)
    for path in DONORS:
        donor = TTFont(path)
        _add(font, donor, sorted(wanted & set(donor.getBestCmap()) - set(font.getBestCmap())))
    _name(font)
    return font


def _add(font: TTFont, donor: TTFont, codes: Iterable[int]) -> None:
    top: Any = font["CFF "].cff.topDictIndex[0]
    private = top.FDArray[0].Private
    taken = {int(name[3:]) for name in top.charset if name != ".notdef"}
    free = (f"cid{n:05d}" for n in range(1, 65535) if n not in taken)
    glyphs, scale = donor.getGlyphSet(), font["head"].unitsPerEm / donor["head"].unitsPerEm
    assert scale == 1, "outlines are taken as they are"
    for code in codes:
        source, name = donor.getBestCmap()[code], next(free)
        width, left = donor["hmtx"][source]
        pen = T2CharStringPen(width - private.nominalWidthX, glyphs)
        glyphs[source].draw(pen)
        top.CharStrings.charStringsIndex.append(pen.getCharString(private, top.GlobalSubrs))
        top.CharStrings.charStrings[name] = len(top.charset)
        top.charset.append(name)
        top.FDSelect.gidArray.append(0)
        font["hmtx"][name] = (width, left)
        for table in font["cmap"].tables:
            if table.isUnicode() and (code < 0x10000 or table.format == 12):
                table.cmap[code] = name
    font.setGlyphOrder(top.charset)
    font["maxp"].numGlyphs = len(top.charset)


def _name(font: TTFont) -> None:
    names, version = font["name"], "Version 1.000; made from Noto Sans CJK SC 2.004 and Noto Sans"
    names.names = [n for n in names.names if n.platformID == 3 and n.langID == 0x409]
    for number, text in ((1, FAMILY), (2, "Regular"), (3, f"{FAMILY} Regular 1.000"), (4, FAMILY), (5, version), (6, "sg2kgSans-Regular")):
        names.setName(text, number, 3, 1, 0x409)
    names.setName("© 2014-2021 Adobe (http://www.adobe.com/). Copyright 2015-2018 Google LLC. Changed by the sg2kg editors.", 0, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = ["sg2kgSans-Regular"]
    cff.topDictIndex[0].FullName, cff.topDictIndex[0].FamilyName = FAMILY, FAMILY


def main() -> None:
    """Writes the font, and says beside it what it was made from."""
    font = make()
    FONTS.mkdir(parents=True, exist_ok=True)
    font.save(FONTS / FILE)
    held = len(font.getBestCmap())
    lines = [f"| {path.name} | {sha256(path.read_bytes()).hexdigest()} |" for path in (CJK, *DONORS, FONTS / FILE)]
    text = (FONTS / "README.md").read_text(encoding="utf-8").partition("| file |")[0] if (FONTS / "README.md").exists() else ""
    (FONTS / "README.md").write_text(text + "| file | sha256 |\n| --- | --- |\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{held} characters, {(FONTS / FILE).stat().st_size} bytes")


if __name__ == "__main__":
    main()
