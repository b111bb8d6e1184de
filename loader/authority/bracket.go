package authority

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stemma/graph"
	"stemma/graph/words"
)

// maxBracket bounds the words looked at in brackets after a name.
const maxBracket = 6

// bracket returns where a hit ends when what follows it in brackets is the
// same name again: an acronym, another name of the same entity, or the term
// that the text defines for it — (GAFI), (Protocole de Palerme), (le
// Protocole).
func (x *index) bracket(text string, ws []words.Word, h Hit) int {
	open := h.End
	if open < len(ws) && ws[open].Text == "s" && ws[open-1].Elided {
		open++ // the Agency’s (IAEA)
	}
	if open >= len(ws) || ws[open].Before != words.Paren || !opens(text[ws[open-1].End:ws[open].Start]) {
		return h.End
	}
	end := open
	for {
		end++
		after := len(text)
		if end < len(ws) {
			after = ws[end].Start
		}
		if strings.ContainsRune(text[ws[end-1].End:after], ')') {
			break
		}
		if end == len(ws) || end-open == maxBracket {
			return h.End
		}
	}
	inside := ws[open:end]
	ids := x.known[fold(inside)]
	switch {
	case slices.ContainsFunc(h.IDs, func(id graph.ID) bool { return slices.Contains(ids, id) }):
		return end
	case defines(inside, ws[h.First:h.End]):
		return end
	case acronym(inside) && (len(ids) == 0 || x.endsWith(ws[h.First:h.End], ids)):
		return end
	}
	return h.End
}

// opens reports whether the last bracket of the punctuation opens.
func opens(s string) bool {
	return strings.LastIndexByte(s, '(') > strings.LastIndexByte(s, ')')
}

// defines reports whether the brackets hold the term that stands for the name
// from now on: its first word with an article.
func defines(inside, name []words.Word) bool {
	if len(inside) > 1 && (inside[0].Text == "ci" && inside[1].Text == "apres") {
		inside = inside[2:]
	} else if len(inside) > 0 && inside[0].Text == "hereinafter" {
		inside = inside[1:]
	}
	if len(inside) != 2 || !articleWord(inside[0].Text) {
		return false
	}
	for _, w := range name {
		if w.Text == inside[1].Text {
			return true
		}
	}
	return false
}

// acronym reports whether the words look like one: capitals, eight letters at
// most, and no Roman number.
func acronym(inside []words.Word) bool {
	letters := 0
	for _, w := range inside {
		if strings.Trim(w.Text, "ivxlc") == "" || !w.Caps && !(w.Upper && utf8.RuneCountInString(w.Text) <= 3) {
			return false
		}
		letters += utf8.RuneCountInString(w.Text)
	}
	return letters >= 2 && letters <= 8
}

// endsWith reports whether the words end with a whole name of one of the ids:
// the European Union (EU) at the end of a longer name.
func (x *index) endsWith(ws []words.Word, ids []graph.ID) bool {
	for i := 1; i < len(ws); i++ {
		for _, id := range x.known[fold(ws[i:])] {
			if slices.Contains(ids, id) {
				return true
			}
		}
	}
	return false
}

func fold(ws []words.Word) string {
	var b strings.Builder
	for i, w := range ws {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}
