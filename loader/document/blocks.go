package document

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"
)

// blocks groups the lines of a document, and takes title and date from front
// matter on the way.
func blocks(ctx context.Context, doc *Document) ([]Block, error) {
	lines := split(doc.Text)
	lines = header(doc, lines)
	how, w := style(lines)
	g := &grouper{text: doc.Text, lines: lines, how: how, width: w}
	g.bullets()
	for i := range lines {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		g.add(i)
	}
	g.flush()
	return g.out, nil
}

// grouper joins lines into blocks.
type grouper struct {
	text    string
	lines   []line
	how     wrapping
	width   int
	scanned bool // single letters stand for bullets
	out     []Block
	cur     *Block
	last    int // index of the current block's last line
	rule    bool
}

// bullets decides whether a lone letter before a capital is a scanner's bullet:
// only where no real bullet is in the file.
func (g *grouper) bullets() {
	g.scanned = true
	for _, l := range g.lines {
		if m, _ := marker(l.text); isBullet(m) {
			g.scanned = false
			return
		}
	}
}

func (g *grouper) add(i int) {
	l := g.lines[i]
	if ruler.MatchString(l.text) {
		g.flush()
		g.rule = true
		return
	}
	if m := hashes.FindStringSubmatch(l.text); m != nil {
		g.flush()
		g.open(i, Block{Kind: Heading, Level: len(m[1]), Strong: true}, len(m[1]))
		g.flush()
		return
	}
	if footnote.MatchString(l.text) {
		g.flush()
		end := strings.IndexByte(l.text, ']')
		g.open(i, Block{Kind: Note, Marker: l.text[1:end]}, end+1)
		return
	}
	mark, size := marker(l.text)
	if mark == "" && g.scanned && scanned.MatchString(l.text) && (g.broken(i) || g.short(i)) {
		mark = "-"
		_, size = utf8.DecodeRuneInString(l.text)
	}
	if mark != "" && g.opens(i, mark, size) {
		g.flush()
		g.open(i, Block{Kind: Item, Marker: mark, Indent: l.indent}, size)
		return
	}
	if g.cur != nil && g.continues(i) {
		g.cur.End, g.last = l.end, i
		return
	}
	g.flush()
	g.open(i, Block{Kind: Paragraph, Indent: l.indent}, 0)
}

func (g *grouper) open(i int, b Block, skip int) {
	l := g.lines[i]
	rest := l.text[skip:]
	trimmed := strings.TrimLeftFunc(rest, func(r rune) bool { return blank(r) || r == '#' })
	b.Start = l.start + skip + len(rest) - len(trimmed)
	b.End = l.end
	b.Rule, g.rule = g.rule, false
	g.cur, g.last = &b, i
}

func (g *grouper) flush() {
	if g.cur == nil {
		return
	}
	b := g.cur
	g.cur = nil
	s := strings.TrimRightFunc(g.text[b.Start:b.End], blank)
	if b.Level > 0 { // "### Title ###"
		s = strings.TrimRightFunc(strings.TrimRight(s, "#"), blank)
	}
	b.End = b.Start + len(s)
	if s == "" {
		return
	}
	if m := bold.FindStringSubmatchIndex(s); m != nil && b.Kind != Note && !strings.Contains(s[m[2]:m[3]], "**") {
		b.End = b.Start + m[3]
		b.Start += m[2]
		b.Strong = true
		s = g.text[b.Start:b.End]
		if !terminal(s) && b.Kind == Paragraph {
			b.Kind = Heading
		}
	}
	if capitals(s) {
		b.Strong = true
	}
	if b.Kind == Paragraph && (headline(s) || b.Strong && !terminal(s)) {
		b.Kind = Heading
	}
	g.out = append(g.out, *b)
}

// opens tells an item from a number or a dash that a line happens to begin
// with: after an unfinished line a number opens one only where that line was
// broken on purpose or at a page's end.
func (g *grouper) opens(i int, mark string, size int) bool {
	if g.broken(i) {
		return true
	}
	if isBullet(mark) {
		// A dash in running text may begin a line; the first of a list does not.
		return g.short(i) || g.how != doubleSpace && (isBullet(g.cur.Marker) || !isDash(mark))
	}
	if strings.Contains(mark, ".") {
		return g.short(i) || !smallStart(g.lines[i].text[size:])
	}
	return g.short(i) || g.lines[i].page
}

// broken reports that line i stands after a sentence's end or an empty line, so
// that nothing runs on into it.
func (g *grouper) broken(i int) bool {
	return g.cur == nil || terminal(g.lines[g.last].text) || g.lines[i].blanks > 0 && g.how != doubleSpace
}

// continues decides whether line i goes on the current block.
func (g *grouper) continues(i int) bool {
	prev, l := g.lines[g.last].text, g.lines[i]
	if g.cur.Kind == Heading {
		return false
	}
	if g.cur.Kind == Note && l.blanks > 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(l.text)
	done := terminal(prev)
	if done && g.how != perLine && (g.title(i) || capitals(l.text) && !capitals(prev)) {
		return false
	}
	if !done && (unicode.IsLower(r) || scannedL(l.text) || strings.ContainsRune("(«“\"',;:)»", r)) && !bold.MatchString(prev) {
		return true
	}
	// Between paragraphs of a line each, a comma parts clauses: "The Assembly," and
	// "Recalling…," after an empty line.
	if !done && dangling(prev) && (g.how != perLine || l.blanks == 0 || l.page || !strings.HasSuffix(prev, ",")) {
		return true
	}
	switch g.how {
	case perLine:
		// A paragraph of several sentences that a page break cut before a name.
		return !done && utf8.RuneCountInString(prev) > 150 && l.page
	case wrapped:
		if l.blanks > 0 {
			return false
		}
		if done {
			return !g.short(i)
		}
		return !g.short(i) && !bold.MatchString(prev)
	default: // doubleSpace: an empty line says nothing, several do after a full stop
		return !g.short(i) && !(done && l.blanks > 3)
	}
}

// title reports that line i is a heading between running text: it is no
// sentence, and the line after it begins anew although its first word would
// have fitted.
func (g *grouper) title(i int) bool {
	if i+1 >= len(g.lines) || !headline(g.lines[i].text) {
		return false
	}
	next := g.lines[i+1].text
	if mark, _ := marker(next); mark != "" {
		return true
	}
	return !smallStart(next) && g.short(i+1)
}

// short reports that the line before i was broken on purpose: the next word
// would have fitted.
func (g *grouper) short(i int) bool {
	first := g.lines[i].text
	if k := strings.IndexFunc(first, blank); k > 0 {
		first = first[:k]
	}
	n := utf8.RuneCountInString(g.lines[i-1].text) + 1 + utf8.RuneCountInString(first)
	share := 80 // lines are ragged: a word that just fitted may have been carried over
	if terminal(g.lines[i-1].text) {
		share = 85
	}
	return n*100 <= g.width*share
}

// scannedL reports a line that begins with an elided l read as a capital I.
func scannedL(s string) bool {
	return strings.HasPrefix(s, "I'") || strings.HasPrefix(s, "I’")
}

// dangling reports that a line ends in a word that cannot end a block.
func dangling(s string) bool {
	s = strings.TrimRightFunc(s, blank)
	if s == "" {
		return false
	}
	if r, _ := utf8.DecodeLastRuneInString(s); r == ',' || r == '’' || r == '\'' {
		return true
	}
	k := strings.LastIndexFunc(s, blank)
	switch strings.ToLower(s[k+1:]) {
	case "a", "de", "du", "des", "la", "le", "les", "un", "une", "et", "ou", "à", "au", "aux", "en", "dans", "par", "pour", "sur",
		"avec", "que", "qui", "dont", "leur", "leurs", "notre", "nos", "ses", "son", "sa", "ce", "cette", "ces",
		"of", "the", "and", "or", "to", "in", "for", "with", "by", "on", "at", "from", "our", "their", "its", "that", "which":
		return true
	}
	return false
}

// capitals reports a line set in capitals, such as a title.
func capitals(s string) bool {
	letters, upper := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	return letters >= 6 && upper*10 >= letters*9
}

// headline reports a short block that is no sentence: it opens with a capital
// or a digit, does not end as a sentence does, and is no fragment that runs on.
func headline(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if terminal(s) || utf8.RuneCountInString(s) > 160 || strings.HasSuffix(s, ",") {
		return false
	}
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
