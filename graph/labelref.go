package graph

import "strings"

// appendRef writes a reference in words where it is no printed number: what
// docs/model.md calls preamble-4 is "preamble 4", p8 and h8 are the text's eighth
// passage, 25-s1 is the first statement of 25, and fr-12 is a 12 that the French
// version alone has.
func appendRef(b []byte, ref string, lang Lang) []byte {
	version := Lang("")
	for _, l := range [...]Lang{English, French} {
		if rest, ok := strings.CutPrefix(ref, string(l)+"-"); ok {
			version, ref = l, rest
		}
	}
	unit, statement := ref, ""
	if at := strings.LastIndex(ref, "-s"); at > 0 && allDigits(ref[at+2:]) {
		unit, statement = ref[:at], ref[at+2:]
	}
	b = appendUnit(b, unit, lang)
	if statement != "" {
		b = append(append(b, say(lang, ", statement ", ", énoncé ")...), statement...)
	}
	switch version {
	case English:
		b = append(b, say(lang, " (English)", " (anglais)")...)
	case French:
		b = append(b, say(lang, " (French)", " (français)")...)
	}
	return b
}

func appendUnit(b []byte, unit string, lang Lang) []byte {
	if count, ok := strings.CutPrefix(unit, "preamble-"); ok && count != "" {
		return append(append(b, say(lang, "preamble ", "préambule ")...), count...)
	}
	if len(unit) > 1 && allDigits(strings.TrimRight(unit[1:], "abcdefghijklmnopqrstuvwxyz")) {
		switch unit[0] {
		case 'p':
			return append(append(b, "passage "...), unit[1:]...)
		case 'h':
			return append(append(b, say(lang, "heading, passage ", "titre, passage ")...), unit[1:]...)
		}
	}
	return append(b, unit...)
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func say(lang Lang, english, french string) string {
	if lang == French {
		return french
	}
	return english
}
