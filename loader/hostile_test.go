package loader

import (
	"fmt"
	"strconv"
	"strings"
)

// hostile are texts that a reader slower than linear would be slow on. Each
// fills about n bytes after the head of a declaration.
var hostile = []struct {
	name string
	text func(n int) string
}{
	{"one sentence", func(n int) string {
		return fill(n, "Nous réaffirmons l’engagement pris à Valmont avec INTERPOL, conformément à la résolution 2396 (2017) du Conseil de sécurité, et nous appelons le Groupe de Rome-Lyon à poursuivre, ") + "ainsi."
	}},
	{"one English sentence", func(n int) string {
		return fill(n, "we reaffirm the commitment made in Valmont with INTERPOL, pursuant to Security Council resolution 2396 (2017), and call upon the Roma-Lyon Group to go on and ") + "so on."
	}},
	{"many sentences in a paragraph", func(n int) string {
		return fill(n, "Nous réaffirmons notre engagement à soutenir INTERPOL. Nous demandons à ces entreprises d’agir d’ici à 2030. ")
	}},
	{"brackets", func(n int) string { return fill(n, "(") }},
	{"brackets after names", func(n int) string { return "Nous appelons " + fill(n, "INTERPOL ((le (a) [12] ") }},
	{"digits", func(n int) string { return "Nous agirons : " + fill(n, "12 345/67 2018 (2019) ") }},
	{"slashes", func(n int) string { return "Nous agirons : " + fill(n, "A/S/E/RES/12/") }},
	{"names in a list", func(n int) string {
		return "Nous appelons INTERPOL et " + fill(n, "INTERPOL, la France, ") + "à agir."
	}},
	{"one word", func(n int) string { return "Nous agirons" + fill(n, "s") }},
	{"cues without names", func(n int) string {
		return "Nous agirons " + fill(n, "et promouvoir et respecter et réaffirmer ") + "INTERPOL."
	}},
	{"cues, then names", func(n int) string {
		return "Nous agirons " + fill(n/2, "et appuyer et respecter et réaffirmer ") + fill(n/2, "la France et INTERPOL et ") + "d’autres."
	}},
	{"short forms", func(n int) string {
		return "Nous saluons le Forum mondial de l’Internet contre le terrorisme. " + fill(n, "ce Forum, ladite Convention, le Protocole et ")
	}},
	{"resolutions", func(n int) string { return "Nous rappelons les " + fill(n, "résolutions de ") + "2396 (2017)." }},
	{"texts named once in a sentence", func(n int) string {
		return countUp(n, "we recall Security Council resolution %[1]d (2001) and implement General Assembly resolution 70/%[1]d, ")
	}},
	{"references", func(n int) string {
		return "Nous rappelons " + fill(n, "la Déclaration des ministres du G7 de 2018 et l’engagement pris à Toronto le 23 avril 2018 et ") + "d’autres."
	}},
	{"previous declarations", func(n int) string { return "Nous rappelons " + fill(n, "les déclarations antérieures et ") }},
	{"short lines", func(n int) string { return fill(n, "Agir.\n") }},
	{"promises a line", func(n int) string { return fill(n, "Nous agirons avec INTERPOL.\n") }},
	{"numbered items", func(n int) string { return countUp(n, "%d. Nous nous engageons à agir avec INTERPOL.\n\n") }},
	{"items of one list", func(n int) string { return "Nous nous engageons à :\n\n" + fill(n, "- agir avec INTERPOL ;\n\n") }},
	{"lists in lists", func(n int) string { return nested(n) }},
	{"headings", func(n int) string { return countUp(n, "Partie %d\n\nNous agirons sans tarder et ensemble.\n\n") }},
	{"notes", func(n int) string {
		return countUp(n, "Nous rappelons ce texte.[%[1]d]\n\n[%[1]d] Résolution 2396 (2017).\n\n")
	}},
	{"several documents", func(n int) string {
		return fill(n, strings.Repeat("Nous réaffirmons notre engagement à soutenir INTERPOL dans la lutte contre le terrorisme et à agir ensemble, sans tarder, partout.\n\n", 3)+"# Déclaration des ministres\n\n")
	}},
	{"a resolution", func(n int) string {
		return "The Security Council,\n\nRecalling its resolution 2178 (2014),\n\n" + countUp(n, "%d. Calls upon States to act, and requests the Secretary-General to report:\n\n(a) On what INTERPOL did;\n\n(b) To take measures;\n\n")
	}},
	{"pronouns", func(n int) string {
		return "The Security Council,\n\nRecalling its resolution 2178 (2014),\n\n1. Calls upon States to act, " + fill(n, "requests States to act, urges it to report, and asks them to go on, ") + "and decides to act.\n"
	}},
	{"a preamble", func(n int) string {
		return "The General Assembly,\n\n" + fill(n, "Recalling its resolution 60/288 of 8 September 2006 and stressing the role of INTERPOL,\n\n") + "1. Decides to act.\n"
	}},
}

// hostileText is a hostile text of about n bytes, as a file.
func hostileText(text func(int) string, n int) []byte {
	return []byte("Déclaration des ministres de l’Intérieur du G7\n\nValmont, le 5 mai 2026\n\nNous agirons ensemble.\n\n" + text(n) + "\n")
}

func fill(n int, s string) string { return strings.Repeat(s, max(1, n/len(s))) }

// countUp repeats a line that bears a number.
func countUp(n int, format string) string {
	var b strings.Builder
	for i := 1; b.Len() < n; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// nested is a list that goes down a step at every item.
func nested(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(strings.Repeat(" ", 2*(i%40)) + "- agir à l’étape " + strconv.Itoa(i) + " :\n\n")
	}
	return b.String()
}
