"""Make the table of readings by which a Chinese name is found from its pinyin; `make pinyin` writes it.

The program reads the small table, not pypinyin: that costs 275 ms and 57 MB, and reads surnames as common words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

TABLE = Path(__file__).parent.parent / "db" / "reference" / "pinyin.txt"

FEWEST_WORDS = 3
"""Words in which a reading must occur: rarer ones would find people by syllables that nobody types."""

NAMES = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "翟": "zhai", "查": "zha", "解": "xie", "尉": "yu", "区": "ou",
    "朴": "piao", "盖": "ge", "覃": "qin", "乐": "yue", "缪": "miao", "员": "yun", "种": "chong", "繁": "po",
    "句": "gou", "召": "shao", "折": "she", "秘": "bi", "薄": "bo", "黑": "he", "洗": "xian",
    "谌": "chen shen", "隗": "kui wei", "郇": "xun huan", "郗": "chi xi", "祭": "zhai", "莘": "xin shen",
    "晟": "sheng", "么": "yao", "万": "wan mo", "俟": "qi", "牟": "mu mou", "佴": "nai", "都": "du",
    "宿": "su", "长": "zhang", "茜": "qian xi", "颉": "jie xie", "單": "shan", "鋆": "yun jun",
}  # fmt: skip
"""How these are read in names, whatever they mean elsewhere; several where both are common."""

ALSO = {"lv": ("lu", "lyu"), "nv": ("nu", "nyu"), "lve": ("lue",), "nve": ("nue",)}
"""How else a syllable with ü is typed: passports write lyu, and many type lu."""

BEYOND = (
    "喆堃玥珺祎翀旻炘赟崟彧烜婳妘燊翯琤璟昇曌琇珮堉骉垚晢瑄瑀玘瑢媖嫄婍婞镕锜锳囍昺湉潓濛焜煐燚琋瑆瑨禛芃"
    "虓衎衠玙琎珅珣璠璥頔颙飏骎骙鋆昉昳琯祐祾翾訚彣忞惇晅晸"
    "郤禤"
    "張陳黃劉楊吳趙鄭謝許鄧馮蔣葉蘇呂蕭賈閻鍾盧陸範韓譚鄒龍萬錢湯賴龔喬顏嚴溫閔魯韋畢聶齊蘭顧歐鄔羅馬孫賀"
    "龐關費莊遊賁鮑駱紀連單華偉國麗軍傑強濤飛鵬輝寧靜潔蓮鳳鳴瓊穎詠慶義學業東風雲曉書紅綠維緯綺綱緒編績總"
    "鐘鎮銘鋒錦鋼鑑陽榮勝貴財寶進達遠勳鈞銳鴻"
)
"""Characters of names that are not among the common ones: given names of today, rare surnames, traditional writing."""


def common() -> Iterator[str]:
    """Give the characters of GB2312, row by row."""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes((row, cell)).decode("gb2312")
            except UnicodeDecodeError:  # the last row is not full
                continue


def _in_words() -> dict[str, Counter[str]]:
    """Count in how many words each character is read in each way."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for word, syllables in phrases_dict.items():
        for character, readings in zip(word, syllables, strict=False):
            counted[character][typed(to_normal(readings[0]))] += 1
    return counted


def typed(syllable: str) -> str:
    """Write a syllable in the letters of a keyboard: ü is v, as input methods have it."""
    return syllable.replace("ü", "v")


def readings(character: str, in_words: Counter[str]) -> list[str]:
    """Give how a character is read, the likeliest in a name first."""
    known = [typed(syllable) for syllable in pinyin(character, style=Style.NORMAL, heteronym=True)[0]]
    used = [reading for reading, words in in_words.most_common() if words >= FEWEST_WORDS and reading in known]
    read = [*NAMES.get(character, "").split(), known[0], *used]
    return list(dict.fromkeys([*read, *(other for reading in read for other in ALSO.get(reading, ()))]))


def table() -> str:
    """Give the table: a line for each syllable, with who is read so first of all, then who may be."""
    in_words = _in_words()
    lines: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for character in dict.fromkeys([*common(), *NAMES, *BEYOND]):
        for place, reading in enumerate(readings(character, in_words[character])):
            lines[reading][min(place, 1)].append(character)
    return "".join(f"{reading} {' '.join(map(''.join, lines[reading]))}".rstrip() + "\n" for reading in sorted(lines))


def main() -> None:
    """Write the table."""
    TABLE.write_text(table(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
