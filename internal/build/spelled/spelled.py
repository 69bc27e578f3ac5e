#!/usr/bin/python3
"""Records how other programs spell numbers in Arabic, for a test that reads them back.

    python3 internal/build/spelled/spelled.py > internal/number/testdata/spelled.tsv

Needs Debian's python3-icu 2.10.2 (ICU 72.1), PyPI's num2words 0.5.14 and pyarabic 0.6.15, and Node with npm's n2words 4.0.0,
to-words 5.7.0 and written-number 0.11.1 where node finds them (NODE_PATH). Output is the same for the same versions.

Left out, by rule, is what a reader could not know the value of:
- ICU: %spellout-ordinal-* from 100 on, which are cardinals or half of them (345th is ثلاثة مائة وخمسة وأربعون);
- ICU: ordinals of whole tens (العشرون), which are the definite cardinals too, and الثانية, the second of time too: context decides;
- num2words: ordinals from 20 on, which are cardinals (21st is إحدى و عشرون); two of a scale standing alone in the construct state
  (2000 is ألفا), which is one in the accusative as well.
"""

import json
import random
import subprocess

import icu
import pyarabic.number
from num2words import num2words

HEADER = """\
## How other programs spell numbers: program, kind, value, text. Derived by internal/build/spelled/spelled.py, which names what it leaves out.
## ICU 72.1 (Unicode-3.0), num2words 0.5.14 (LGPL-2.1), pyarabic 0.6.15 (GPL-3.0), n2words 4.0.0, to-words 5.7.0, written-number 0.11.1 (MIT):
## facts about what they print; no part of them is here."""


def numbers():
    """Every number to 130, round ones, and 40 random ones of each length to 15 digits."""
    chosen = set(range(131))
    for power in range(2, 16):
        chosen |= {d * 10**power for d in range(1, 10)} | {11 * 10**power, 10**power + 1, 10**power + 11, 25 * 10**power}
    rng = random.Random(1701)
    for digits in range(3, 16):
        chosen |= {rng.randrange(10 ** (digits - 1), 10**digits) for _ in range(25)}
    return sorted(n for n in chosen if n < 10**15)


def icu_rows(ns):
    spell = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("ar"))
    for i in range(spell.getNumberOfRuleSetNames()):
        name = spell.getRuleSetName(i)
        ordinal = "ordinal" in name
        for n in ns:
            text = spell.format(n, name)
            if not ordinal or 0 < n < 100 and (n < 20 or n % 10) and text != "الثانية":
                yield "ICU", "ORDINAL" if ordinal else "CARDINAL", n, text


def num2words_rows(ns):
    for n in ns:
        text = num2words(n, lang="ar")
        if not (" " not in text and text.endswith("ا") and n >= 2000):
            yield "num2words", "CARDINAL", n, text
        if 0 < n < 20:
            yield "num2words", "ORDINAL", n, num2words(n, lang="ar", to="ordinal")


def pyarabic_rows(ns):
    spell = pyarabic.number.ArNumbers()
    for n in (n for n in ns if n < 10**12):  # as far as it goes
        yield "pyarabic", "CARDINAL", n, spell.int2str(str(n))


def node_rows(ns):
    program = """
const ns = JSON.parse(process.argv[1]);
const written = require('written-number');
const { ToWords } = require('to-words');
const n2words = require('n2words/ar-SA');
const toWords = new ToWords({ localeCode: 'ar-SA' });
const rows = ns.flatMap(n => [
  ['n2words', n, n2words.toCardinal(n)], ['to-words', n, toWords.convert(n)], ['written-number', n, written(n, { lang: 'ar' })],
]);
console.log(JSON.stringify(rows));
"""
    out = subprocess.run(["node", "-e", program, json.dumps(ns)], check=True, capture_output=True, text=True).stdout
    for source, n, text in json.loads(out):
        yield source, "CARDINAL", n, text


def main():
    ns = numbers()
    rows = {}
    for source in (icu_rows, num2words_rows, pyarabic_rows, node_rows):
        for name, kind, n, text in source(ns):
            rows.setdefault((kind, n, text.strip()), name)
    print(HEADER)
    for (kind, n, text), name in sorted(rows.items(), key=lambda r: (r[1], r[0][0], r[0][1], r[0][2])):
        print(name, kind, n, text, sep="\t")


if __name__ == "__main__":
    main()
