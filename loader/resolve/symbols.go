package resolve

import (
	"context"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

var yearTail = regexp.MustCompile(`\s?\((?:19|20)\d\d\)$`)

var slugged = strings.NewReplacer("(", "-", ")", "", " ", "-")

// councilNumber reports a number such as the Security Council's resolutions go by.
func councilNumber(s string) bool { return len(s) >= 2 && len(s) <= 4 && digits(s) }

// assemblyPart reports what may stand before or behind the slash of a General
// Assembly's number.
func assemblyPart(s string) bool { return len(s) >= 1 && len(s) <= 3 && digits(s) }

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// symbols finds United Nations texts named by their numbers: "résolution 2396
// (2017)", "resolutions 1267 (1999), 1989 (2011) and 2253 (2015)",
// "résolutions 2396, 2178 et 2242 du Conseil de sécurité", "resolution 75/291",
// "Economic and Social Council resolution 2021/24", and any symbol as printed.
// An entity of the authority data that bears the symbol is meant; other ids
// follow the rule of their kind.
func (r *Resolver) symbols(ctx context.Context, t *Text, passage int, ws []words.Word) []Mention {
	var out []Mention
	add := func(first, last int, symbol string) {
		end := ws[last-1].End
		if strings.HasPrefix(t.Source[end:], ")") && strings.Count(t.Source[ws[first].Start:end], "(") > strings.Count(t.Source[ws[first].Start:end], ")") {
			end++ // "2396 (2017)" ends with its bracket
		}
		out = append(out, Mention{
			Passage: passage, First: first, Last: last, Start: ws[first].Start, End: end,
			Kind: graph.KindConvention, ID: r.ofSymbol(symbol), How: "symbol",
		})
	}
	if len(ws) == 0 {
		return nil
	}
	base := t.Part.Passages[passage].Start
	for _, m := range printedSymbols(t.Source[base:t.Part.Passages[passage].End]) {
		start, end := base+m.start, base+m.end
		first := sort.Search(len(ws), func(i int) bool { return ws[i].End > start })
		last := sort.Search(len(ws), func(i int) bool { return ws[i].Start >= end })
		if first < last {
			add(first, last, t.Source[start:end])
		}
	}
	for i := 0; i < len(ws); i++ {
		if w := ws[i].Text; w == "resolution" || w == "resolutions" {
			if ctx.Err() != nil {
				return nil // the caller looks, too
			}
			i = list(t, ws, i, add)
		}
	}
	return out
}

// ofSymbol returns the id of the text that bears a symbol.
func (r *Resolver) ofSymbol(symbol string) graph.ID {
	symbol = strings.TrimRight(strings.Join(strings.Fields(strings.ReplaceAll(symbol, "\u00a0", " ")), " "), ".")
	bare := symbol
	if strings.HasSuffix(symbol, ")") {
		bare = yearTail.ReplaceAllString(symbol, "")
	}
	if id, ok := r.bySymbol[bare]; ok {
		return id
	}
	parts := strings.Split(bare, "/")
	slug := strings.ToLower(strings.Join(parts, "-"))
	switch {
	case len(parts) == 3 && parts[0] == "A" && parts[1] == "RES":
		slug = "unga-" + strings.ToLower(parts[2])
	case len(parts) >= 4 && parts[0] == "A" && parts[1] == "RES":
		slug = "unga-" + strings.ToLower(strings.Join(parts[2:], "-"))
	case len(parts) == 3 && parts[0] == "S" && parts[1] == "RES":
		slug = "unscr-" + parts[2]
	case len(parts) == 4 && parts[0] == "E" && parts[1] == "RES":
		slug = "ecosoc-" + parts[2] + "-" + parts[3]
	case len(parts) == 4 && parts[0] == "S" && parts[1] == "PRST":
		slug = "sprst-" + parts[2] + "-" + parts[3]
	}
	return graph.MakeID(graph.KindConvention, slugged.Replace(slug))
}

// item is one number of a list.
type item struct {
	first, last int
	symbol      string
	council     bool // needs the Security Council to be named, or a year
	dated       bool
}

// list reads the numbers after "resolution(s)" and returns the last word it
// took.
func list(t *Text, ws []words.Word, head int, add func(first, last int, symbol string)) int {
	var items []item
	i := head + 1
	for i < len(ws) && i < head+120 {
		w := ws[i]
		if w.Before >= words.Colon && w.Before != words.Semicolon {
			break
		}
		first := i
		if len(items) == 0 && i <= head+2 {
			first = head
		}
		slash := i+1 < len(ws) && t.Source[w.End:ws[i+1].Start] == "/" && assemblyPart(ws[i+1].Text)
		switch {
		case (w.Text == "s" || w.Text == "es") && w.Upper && i+2 < len(ws) && t.Source[ws[i+1].End:ws[i+2].Start] == "/" && assemblyPart(ws[i+2].Text): // a special session
			items = append(items, item{first: first, last: i + 3, symbol: "A/RES/" + strings.ToUpper(w.Text) + "-" + ws[i+1].Text + "/" + ws[i+2].Text})
			i += 3
			continue
		case romanAfter(t, ws, i) > 0: // before 1976: "2200 A (XXI)"
			last := romanAfter(t, ws, i)
			items = append(items, item{first: first, last: last, symbol: "A/RES/" + w.Text + "(" + strings.ToUpper(ws[last-1].Text) + ")"})
			i = last
			continue
		case slash && assemblyPart(w.Text) && !sessioned(w.Text):
			i += 2 // no session of the Assembly: a commission's resolution, a draft
			continue
		case slash && assemblyPart(w.Text):
			last := i + 2
			items = append(items, item{first: first, last: last, symbol: "A/RES/" + w.Text + "/" + ws[i+1].Text})
			i = last
			for i < len(ws) && len(ws[i].Text) == 1 && ws[i].Upper && i+1 < len(ws) { // "53/243 A and B"
				i++
			}
			continue
		case slash && isYear(w.Text):
			items = append(items, item{first: first, last: i + 2, symbol: "E/RES/" + w.Text + "/" + ws[i+1].Text})
			i += 2
			continue
		case councilNumber(w.Text) && w.Text[0] != '0' && !dateYear(ws, i):
			last := yearAfter(t, ws, i+1)
			if len(w.Text) > 2 || last > i+1 {
				items = append(items, item{first: first, last: last, symbol: "S/RES/" + w.Text, council: true, dated: last > i+1})
			}
			i = last
			continue
		}
		if len(items) == 0 {
			if i > head+3 && !organ[w.Text] || i > head+10 {
				return head
			}
			i++
			continue
		}
		// What may stand between two numbers: "et", "de", a date, "and".
		if !between(w.Text) {
			break
		}
		i++
	}
	if len(items) == 0 {
		return head
	}
	council := named(ws, items[len(items)-1].last, "conseil de securite", "security council") || named(ws, max(0, head-8), "conseil de securite", "security council")
	last := head
	for _, it := range items {
		if it.council && !it.dated && !council && len(it.symbol) != len("S/RES/2396") {
			continue // a number of four digits without a year is the Council's; a shorter one may be anything
		}
		add(it.first, it.last, it.symbol)
		last = it.last - 1
	}
	return last
}

func roman(s string) bool { return s != "" && len(s) <= 7 && strings.Trim(s, "ivxl") == "" }

// romanAfter returns the word after the session of an old General Assembly
// resolution that begins at word i, 0 where none does.
func romanAfter(t *Text, ws []words.Word, i int) int {
	if !councilNumber(ws[i].Text) {
		return 0
	}
	for j := i + 1; j < len(ws) && j <= i+2; j++ {
		if ws[j].Before == words.Paren && ws[j].Caps == (len(ws[j].Text) > 1) && ws[j].Upper && roman(ws[j].Text) && t.Source[ws[j].Start-1] == '(' {
			return j + 1
		}
		if len(ws[j].Text) != 1 || !ws[j].Upper {
			return 0
		}
	}
	return 0
}

// sessioned reports a session of the General Assembly that numbers its
// resolutions with a slash, as they do since the thirty-first, in 1976.
func sessioned(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 31
}

// organ are the words of an organ's name between "resolutions" and the number.
var organ = map[string]bool{
	"du": true, "de": true, "la": true, "l": true, "conseil": true, "economique": true, "et": true, "social": true, "assemblee": true,
	"generale": true, "securite": true, "the": true, "of": true, "general": true, "assembly": true, "economic": true, "and": true, "council": true,
	"security": true, "its": true, "nations": true, "unies": true, "des": true,
}

// dateYear reports a number that is the year of a date before it.
func dateYear(ws []words.Word, i int) bool {
	return isYear(ws[i].Text) && i > 0 && (months[ws[i-1].Text] > 0 || number(ws[i-1].Text) > 0 && i > 1 && months[ws[i-2].Text] > 0 || ws[i-1].Text == "de" || ws[i-1].Text == "of" || ws[i-1].Text == "in" || ws[i-1].Text == "en")
}

func between(s string) bool {
	switch s {
	case "et", "and", "de", "du", "of", "le", "la", "les", "the", "en", "ainsi", "que", "as", "well", "date", "or", "ou", "to", "sa", "its", "a", "b", "c", "d":
		return true
	}
	if _, ok := months[s]; ok {
		return true
	}
	return isYear(s) || number(s) > 0
}

// named reports one of the names within the next ten words.
func named(ws []words.Word, from int, names ...string) bool {
	var b strings.Builder
	for i := from; i < len(ws) && i < from+10; i++ {
		b.WriteString(ws[i].Text)
		b.WriteByte(' ')
	}
	for _, n := range names {
		if strings.Contains(b.String(), n) {
			return true
		}
	}
	return false
}

// yearAfter takes "(2017)" after a number.
func yearAfter(t *Text, ws []words.Word, i int) int {
	if i < len(ws) && isYear(ws[i].Text) && ws[i].Before == words.Paren && strings.HasSuffix(strings.TrimSpace(t.Source[ws[i-1].End:ws[i].Start]), "(") {
		return i + 1
	}
	return i
}
