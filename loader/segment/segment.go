// Package segment cuts a document into parts and numbered passages, and
// passages into sentences. It reads layout, numbering and punctuation, and the
// few words by which a genre shows itself (a title, a preamble, "below:");
// whether a passage promises anything is decided in package extract.
package segment

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"stemma/graph/words"
	"stemma/loader/document"
)

// Kind says what a passage is.
type Kind string

// The kinds of passage.
const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	Item      Kind = "item"
	Clause    Kind = "clause" // of a resolution's preamble
	Note      Kind = "footnote"
	Noise     Kind = "noise" // navigation, running heads, mastheads
)

// Sentence is a sentence's span in bytes of the document's text.
type Sentence struct{ Start, End int }

// Governor points at the sentence that a list hangs on; Passage is -1 where
// there is none.
type Governor struct{ Passage, Sentence int }

// Passage is a structural unit. Offsets are bytes into the document's text.
type Passage struct {
	Kind       Kind
	Start, End int
	Marker     string   // as printed
	Number     string   // the number it goes by: printed, or counted where all print the same
	Headings   []string // outermost first
	Section    int      // index of the heading it stands under, -1 for none
	LeadIn     Governor
	Sentences  []Sentence
	Depth      int // of an item, from 1; 0 for others
}

// Numbering says how the passages of a part are told apart.
type Numbering string

// The kinds of numbering.
const (
	Dotted  Numbering = "dotted"  // 1.1, 3.1.2 in numbered sections
	Plain   Numbering = "plain"   // 1, 2, 3
	Counted Numbering = "counted" // every item prints the same number
	Letters Numbering = "letters" // bullets or paragraphs under headings without numbers
)

// Genre says what sort of text a part is.
type Genre string

// The genres.
const (
	Communique   Genre = "communiqué"
	Commitments  Genre = "commitments"
	Statement    Genre = "statement"
	PressRelease Genre = "press release"
	ActionPlan   Genre = "action plan"
	Resolution   Genre = "resolution"
)

// Part is one document of the one or several that a file holds.
type Part struct {
	Genre      Genre
	Main       bool   // the part that holds the agreed text
	Title      string // white space folded
	Start, End int
	Numbering  Numbering
	Passages   []Passage
}

// Split cuts a document into its parts, in the order of the text. There is
// always at least one, and exactly one is Main.
func Split(doc *document.Document) []Part {
	parts, _ := SplitContext(context.Background(), doc) // which never ends
	return parts
}

// SplitContext is Split for documents of any length: it gives up when ctx is
// done, and returns its error.
func SplitContext(ctx context.Context, doc *document.Document) ([]Part, error) {
	blocks := doc.Blocks
	cuts := boundaries(doc)
	var parts []Part
	for i, from := range cuts {
		to := len(blocks)
		if i+1 < len(cuts) {
			to = cuts[i+1]
		}
		if from < to {
			part, err := build(ctx, doc, blocks[from:to])
			if err != nil {
				return nil, err
			}
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return []Part{{Genre: Statement, Main: true, End: len(doc.Text)}}, nil
	}
	label(doc, parts)
	return parts, nil
}

// build turns the blocks of one part into passages.
func build(ctx context.Context, doc *document.Document, blocks []document.Block) (Part, error) {
	p := Part{Start: blocks[0].Start, End: blocks[len(blocks)-1].End}
	b := builder{text: doc.Text, part: &p, section: -1}
	b.count(blocks)
	for i, blk := range blocks {
		if err := ctx.Err(); err != nil {
			return Part{}, err
		}
		var next *document.Block
		if i+1 < len(blocks) {
			next = &blocks[i+1]
		}
		b.add(blk, next)
	}
	if p.Numbering == "" {
		p.Numbering = Letters
	}
	return p, nil
}

// open is a sentence that a list hangs on, while the list goes on.
type open struct {
	Governor
	depth int
	items int // depth of its first item, 0 before it
}

type builder struct {
	text     string
	part     *Part
	section  int
	headings []heading
	governs  []open
	constant bool // every numbered item prints one number
	items    int
	runs     int             // how often numbers began again under another heading
	printed  map[string]bool // numbers of this run
	fresh    bool            // a heading has come since the last number
}

type heading struct {
	level int
	text  string
}

// count decides how the part is numbered before its first item is read.
func (b *builder) count(blocks []document.Block) {
	numbers := map[string]int{}
	total, dotted := 0, 0
	for _, blk := range blocks {
		if blk.Kind != document.Item || !digits(blk.Marker) {
			continue
		}
		if strings.Contains(blk.Marker, ".") {
			dotted++
			continue
		}
		if !b.headline(blk) {
			numbers[blk.Marker]++
			total++
		}
	}
	b.constant = total >= 3 && len(numbers) == 1
	switch {
	case dotted > 0:
		b.part.Numbering = Dotted
	case b.constant:
		b.part.Numbering = Counted
	case total > 1:
		b.part.Numbering = Plain
	}
}

// unmarked is a text without the footnote numbers at its end, "[12]" or "[*]",
// and the white space before each.
func unmarked(s string) string {
	for strings.HasSuffix(s, "]") {
		open := strings.LastIndexByte(s[max(0, len(s)-len("[123]")):], '[')
		if open < 0 {
			break
		}
		open += max(0, len(s)-len("[123]"))
		number := s[open+1 : len(s)-1]
		if number == "" || number != "*" && strings.Trim(number, "0123456789") != "" {
			break
		}
		s = strings.TrimRight(s[:open], "\t\n\f\r ")
	}
	return s
}

// headline reports a numbered block that is a section's heading.
func (b *builder) headline(blk document.Block) bool {
	if !digits(blk.Marker) || strings.Contains(blk.Marker, ".") {
		return false
	}
	if blk.Strong {
		return true
	}
	s := unmarked(b.text[blk.Start:blk.End])
	r, _ := utf8.DecodeLastRuneInString(s)
	return !strings.ContainsRune(".;:!?,»”", r) && (len(s) < 160 || utf8.RuneCountInString(s) < 160)
}

// speaksOn reports a line set like a heading that is a sentence of the group and
// leads on to a list: "We will keep the straits open by:".
func speaksOn(s string) bool {
	if !strings.HasSuffix(strings.TrimRight(s, " *\u00a0"), ":") {
		return false
	}
	for _, w := range strings.Fields(s) {
		switch strings.ToLower(strings.Trim(w, "*,")) {
		case "we", "nous":
			return true
		}
	}
	return false
}

func (b *builder) add(blk document.Block, next *document.Block) {
	ps := &b.part.Passages
	p := Passage{Start: blk.Start, End: blk.End, Marker: blk.Marker, Section: b.section, LeadIn: Governor{-1, -1}}
	s := b.text[blk.Start:blk.End]
	switch {
	case blk.Kind == document.Noise || boilerplate(s):
		p.Kind = Noise
		p.Headings = b.path()
	case blk.Kind == document.Note:
		p.Kind = Note
		p.Headings = b.path()
	case (blk.Kind == document.Heading || blk.Kind == document.Item && b.headline(blk)) && !speaksOn(s):
		p.Kind = Heading
		level := blk.Level
		if level == 0 {
			level = 3
		}
		if digits(blk.Marker) {
			p.Number = blk.Marker
		}
		for len(b.headings) > 0 && b.headings[len(b.headings)-1].level >= level {
			b.headings = b.headings[:len(b.headings)-1]
		}
		p.Headings = b.path()
		b.headings = append(b.headings, heading{level, strings.Join(strings.Fields(s), " ")})
		b.section = len(*ps)
		p.Section = b.section
		b.governs = nil
		b.fresh = true
	case blk.Kind == document.Item:
		p.Kind = Item
		p.Headings = b.path()
		p.Depth = b.depth(blk)
		b.number(&p)
		for len(b.governs) > 0 && b.governs[len(b.governs)-1].closed(p.Depth) {
			b.governs = b.governs[:len(b.governs)-1]
		}
		if n := len(b.governs); n > 0 {
			p.LeadIn = b.governs[n-1].Governor
			if b.governs[n-1].items == 0 {
				b.governs[n-1].items = p.Depth
			}
		}
	default:
		p.Kind = Paragraph
		p.Headings = b.path()
		b.governs = nil
	}
	p.Sentences = sentences(b.text, p.Start, p.End)
	if p.Kind == Item && next != nil && next.Kind == document.Item {
		if cut, ok := trailingLeadIn(b.text, p); ok {
			lead := p
			lead.Kind, lead.Marker, lead.Number, lead.Depth = Paragraph, "", "", 0
			lead.LeadIn = Governor{-1, -1}
			lead.Start = p.Sentences[cut].Start
			lead.Sentences = append([]Sentence(nil), p.Sentences[cut:]...)
			p.End = p.Sentences[cut-1].End
			p.Sentences = p.Sentences[:cut]
			*ps = append(*ps, p)
			p = lead
			b.governs = nil
		}
	}
	*ps = append(*ps, p)
	if (p.Kind == Item || p.Kind == Paragraph) && strings.HasSuffix(strings.TrimRight(b.text[p.Start:p.End], " *_\u00a0"), ":") {
		b.governs = append(b.governs, open{Governor: Governor{len(*ps) - 1, len(p.Sentences) - 1}, depth: p.Depth})
	}
}

// closed reports that an item of a depth does not hang on the sentence: it is no
// deeper than the sentence's own item, or a number after letters or bullets.
func (o open) closed(depth int) bool {
	return o.depth >= depth || o.items >= letterDepth && depth < letterDepth
}

// trailingLeadIn finds the sentence that a layout glued to the item before it:
// it ends in a colon, further items follow, and the item had ended.
func trailingLeadIn(text string, p Passage) (int, bool) {
	n := len(p.Sentences)
	if n < 2 || !strings.HasSuffix(text[p.Start:p.End], ":") {
		return 0, false
	}
	first := words.Split(text[p.Sentences[n-1].Start:p.Sentences[n-1].End])
	if len(first) == 0 {
		return 0, false
	}
	switch first[0].Text {
	case "nous", "we", "les", "the", "en", "in", "a", "to", "pour":
		return n - 1, true
	}
	return 0, false
}

const (
	letterDepth = 5
	bulletDepth = 10
)

// depth of an item: the parts of a dotted number; a plain number is 1, a letter
// 5, a Roman number 6, a bullet 10 and more by its indent.
func (b *builder) depth(blk document.Block) int {
	switch {
	case digits(blk.Marker):
		return min(letterDepth-1, 1+strings.Count(blk.Marker, "."))
	case blk.Marker != "" && blk.Marker[0] >= 'a' && blk.Marker[0] <= 'z':
		if len(blk.Marker) > 1 {
			return letterDepth + 1
		}
		return letterDepth
	default:
		return bulletDepth + blk.Indent/2
	}
}

// number gives an item the number it goes by. Where printed numbers begin again
// under another heading, as in an annex, a letter tells the later run apart: B1.
func (b *builder) number(p *Passage) {
	switch {
	case !digits(p.Marker):
	case b.constant && !strings.Contains(p.Marker, "."):
		b.items++
		p.Number = strconv.Itoa(b.items)
	default:
		if b.printed[p.Marker] && b.fresh {
			b.runs++
			b.printed = nil
		}
		if b.printed == nil {
			b.printed = map[string]bool{}
		}
		b.printed[p.Marker] = true
		b.fresh = false
		p.Number = b.run() + p.Marker
	}
}

// run is what stands before the numbers of a run: nothing in the first, then B,
// C… Z, ZB, ZC…
func (b *builder) run() string {
	if b.runs == 0 {
		return ""
	}
	return strings.Repeat("Z", (b.runs-1)/25) + string(rune('B'+(b.runs-1)%25))
}

func (b *builder) path() []string {
	if len(b.headings) == 0 {
		return nil
	}
	out := make([]string, len(b.headings))
	for i, h := range b.headings {
		out[i] = h.text
	}
	return out
}

func digits(marker string) bool { return marker != "" && marker[0] >= '0' && marker[0] <= '9' }
