// Package arabic knows the letters: which are marks, which digits are worth what, and which spellings are one.
//
// Its centre is Fold, the one form behind every key and every normalized field of the service. Arabic is written with and without
// hamza, vowels and tatweel, with Persian keyboards and in the presentation forms of old typesetting; Fold brings these together,
// so that أَحْمَد, احمد and ﺃﺣﻤﺪ are one key. Offsets never go through it: a key is folded, the text is not.
//
// Everything here is a pure function over immutable tables and safe for concurrent use.
package arabic
