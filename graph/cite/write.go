package cite

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"stemma/graph"
)

// notice says what a citation of the graph is not.
func notice(official string, lang graph.Lang) string {
	say := "only the official text is authentic"
	if lang == graph.French {
		say = "seul le texte officiel fait foi"
	}
	if official != "" {
		return say + colon(lang) + line(official)
	}
	return say
}

// text is a sentence as it stands in a footnote.
func (r *record) text(lang graph.Lang) string {
	var b strings.Builder
	if r.author != "" {
		b.WriteString(clip(r.author, maxTitle) + ", ")
	}
	b.WriteString(quoted(r.title, lang))
	if where := r.where(lang); where != "" {
		b.WriteString(", " + where)
	}
	if r.date != "" {
		b.WriteString(" (" + string(r.date) + ")")
	}
	if r.about != "" {
		b.WriteString(", " + r.about)
	}
	b.WriteString(". stemma, " + r.permalink + ", " + r.state + semicolon(lang) + notice(r.official, lang) + ".")
	return line(b.String())
}

// where says in which document, and where in it, the thing stands. A symbol
// without a document is where an instrument stands.
func (r *record) where(lang graph.Lang) string {
	in := "in "
	if lang == graph.French {
		in = "dans "
	}
	switch {
	case r.within != "" && r.section != "":
		return in + r.within + ", " + line(r.section)
	case r.within != "":
		return in + r.within
	}
	return line(r.section)
}

// ris writes tags in the order in which reference managers expect them. Lines
// end with CRLF, and a value is one line, so that no value can begin a tag.
func (r *record) ris(lang graph.Lang) string {
	var b strings.Builder
	tag := func(name, value string) {
		if value = line(value); value != "" {
			b.WriteString(name + "  - " + value + "\r\n")
		}
	}
	b.WriteString("TY  - GEN\r\n")
	tag("ID", cmp.Or(string(r.id), r.key()))
	tag("TI", r.title)
	tag("AU", author(r.author))
	tag("T2", r.within)
	tag("SE", r.section)
	if len(r.date) >= 4 {
		tag("PY", string(r.date[:4]))
		tag("DA", strings.ReplaceAll(string(r.date), "-", "/"))
	}
	tag("DB", "stemma")
	tag("UR", r.permalink)
	tag("N1", r.about)
	tag("N1", r.state)
	tag("N1", notice(r.official, lang))
	b.WriteString("ER  - \r\n")
	return b.String()
}

// author keeps a body's name from being read as "family name, given name".
func author(body string) string {
	if body == "" {
		return ""
	}
	return strings.ReplaceAll(line(body), ",", "") + ","
}

// bibtex writes an entry for BibTeX and BibLaTeX: accents stay, what TeX gives a
// meaning is escaped, names stand in braces since they are bodies'. Braces of a
// text are commands, since BibTeX counts those with a backslash too.
func (r *record) bibtex(lang graph.Lang) string {
	var b strings.Builder
	b.WriteString("@misc{" + r.key() + ",\n")
	field := func(name, value string) {
		if value != "" {
			b.WriteString("  " + name + " = {" + value + "},\n")
		}
	}
	field("author", braced(r.author))
	field("title", braced(r.title))
	field("date", string(r.date))
	if len(r.date) >= 4 {
		field("year", string(r.date[:4]))
	}
	field("howpublished", "stemma")
	var notes []string
	for _, note := range []string{r.where(lang), r.about, r.state, notice(r.official, lang)} {
		if note != "" {
			notes = append(notes, escaped(line(note)))
		}
	}
	field("note", strings.Join(notes, semicolon(lang)))
	field("url", address(r.permalink))
	b.WriteString("}\n")
	return b.String()
}

// key is the id without what ends or confuses a key. A part has one of the
// question that it answers, since a file may hold several.
func (r *record) key() string {
	id := string(r.id)
	if id == "" {
		sum := sha256.Sum256([]byte(r.path))
		id = "stemma:part-" + hex.EncodeToString(sum[:4])
	}
	return strings.Map(func(c rune) rune {
		if c < 0x80 && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.ContainsRune(":/.-_", c)) {
			return c
		}
		return '-'
	}, id)
}

func braced(text string) string {
	if text == "" {
		return ""
	}
	return "{" + escaped(line(text)) + "}"
}

var specials = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\textbraceleft{}`, "}", `\textbraceright{}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`,
	"~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
)

func escaped(text string) string { return apart(specials.Replace(text)) }

// apart keeps characters from each other that TeX would set as one: two hyphens
// as a dash, two quotes as another quote.
func apart(text string) string {
	var b strings.Builder
	var before rune
	for _, c := range text {
		if c == before && strings.ContainsRune("-`',<>", c) || c == '`' && (before == '?' || before == '!') {
			b.WriteString("{}")
		}
		b.WriteRune(c)
		before = c
	}
	return b.String()
}

// address is a url field, which is read as it is: what could end it is written
// as an address writes it.
func address(u string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20").Replace(line(u))
}
