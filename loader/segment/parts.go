package segment

import (
	"strings"

	"stemma/graph/words"
	"stemma/loader/document"
)

// Words by which a genre shows itself in a title, folded. The order matters:
// the first that a title holds decides.
var titles = []struct {
	words string
	genre Genre
}{
	{"communique de presse", PressRelease},
	{"press release", PressRelease},
	{"document d engagement", Commitments},
	{"documents d engagement", Commitments},
	{"engagements de", Commitments},
	{"commitment paper", Commitments},
	{"commitments", Commitments},
	{"plan d action", ActionPlan},
	{"action plan", ActionPlan},
	{"communique", Communique},
	{"resolution", Resolution},
	{"declaration", Statement},
	{"statement", Statement},
}

// announces are the folded phrases with which a narrative hands over to the
// agreed text that follows it.
var announces = []string{"ci dessous", "ci apres", "ci joint", "qui suit", "qui suivent", "below", "as follows", "hereafter", "attached"}

// noise is what web pages and printers put around a text, folded; a block that
// is nothing else is no passage.
var noise = map[string]bool{
	"passer au contenu principal": true, "retour aux nouvelles": true, "date de modification": true,
	"skip to main content": true, "back to news": true, "date modified": true, "declarations": true, "statements": true,
	"partager cette page": true, "share this page": true, "imprimer": true, "print": true, "for immediate release": true,
}

func boilerplate(s string) bool {
	if len(s) > 80 {
		return false
	}
	return noise[words.Fold(s)]
}

func genreOf(title string) (Genre, bool) {
	f := " " + words.Fold(title) + " "
	for _, t := range titles {
		if strings.Contains(f, " "+t.words+" ") {
			return t.genre, true
		}
	}
	return "", false
}

// boundaries returns the index of the first block of every part.
func boundaries(doc *document.Document) []int {
	cuts := []int{0}
	paragraphs := 0 // running text since the last cut
	announced := false
	for i, b := range doc.Blocks {
		s := doc.Text[b.Start:b.End]
		if b.Kind != document.Heading {
			if b.Kind == document.Paragraph && len(s) > 120 {
				paragraphs++
			}
			if b.Kind == document.Paragraph {
				announced = announcement(s)
			}
			continue
		}
		_, named := genreOf(s)
		switch {
		case paragraphs < 3:
		case announced, named && (b.Strong || b.Level == 1) && !annex(s):
			cuts = append(cuts, i)
			paragraphs = 0
		}
		announced = false
	}
	return cuts
}

// announcement reports a paragraph that ends by handing over to a named text.
func announcement(s string) bool {
	if !strings.HasSuffix(strings.TrimSpace(s), ":") {
		return false
	}
	f := " " + words.Fold(s) + " "
	if _, named := genreOf(s); !named {
		return false
	}
	for _, a := range announces {
		if strings.Contains(f, " "+a+" ") {
			return true
		}
	}
	return false
}

func annex(s string) bool {
	f := words.Fold(s)
	return strings.HasPrefix(f, "annex") || strings.HasPrefix(f, "appendi")
}

// label gives every part its genre and title, and finds the main one.
func label(doc *document.Document, parts []Part) {
	for i := range parts {
		p := &parts[i]
		for _, ps := range p.Passages {
			if ps.Kind != Heading {
				if ps.Kind == Paragraph && ps.End-ps.Start > 200 {
					break
				}
				continue
			}
			s := strings.Join(strings.Fields(doc.Text[ps.Start:ps.End]), " ")
			if g, ok := genreOf(s); ok {
				p.Genre, p.Title = g, s
				break
			}
		}
	}
	main := len(parts) - 1
	for i := range parts {
		if parts[i].Genre == Commitments || parts[i].Genre == Communique {
			main = i
		}
	}
	parts[main].Main = true
	for i := range parts {
		p := &parts[i]
		if p.Title == "" && doc.Title != "" && p.Main {
			p.Title = doc.Title
			if g, ok := genreOf(doc.Title); ok {
				p.Genre = g
			}
		}
		switch {
		case p.Genre != "":
		case p.Main && len(parts) > 1:
			p.Genre = Commitments
		default:
			p.Genre = Statement
		}
		if !p.Main && p.Genre == Communique {
			p.Genre = Statement
		}
	}
	resolutions(doc, parts)
}

// organs open a resolution by naming themselves and a comma, folded.
var organs = map[string]bool{
	"the security council": true, "le conseil de securite": true,
	"the general assembly": true, "l assemblee generale": true,
	"the economic and social council": true, "le conseil economique et social": true,
	"the human rights council": true, "le conseil des droits de l homme": true,
}

// opener is the index of the passage in which the organ names itself, -1 where
// none does.
func opener(doc *document.Document, p *Part) int {
	for j, ps := range p.Passages {
		s := doc.Text[ps.Start:ps.End]
		if strings.HasSuffix(s, ",") && organs[words.Fold(s)] {
			return j
		}
	}
	return -1
}

// continuesList reports a clause that layout took for a heading: it ends in a
// comma, perhaps with the mark of a note behind it.
func continuesList(s string) bool {
	for strings.HasSuffix(s, "]") {
		k := strings.LastIndexByte(s, '[')
		if k < 0 {
			break
		}
		s = strings.TrimSpace(s[:k])
	}
	return strings.HasSuffix(s, ",")
}

// resolutions marks the preamble of a resolution: the clauses between the
// organ's name and the first operative paragraph.
func resolutions(doc *document.Document, parts []Part) {
	for i := range parts {
		p := &parts[i]
		preamble, opened := false, opener(doc, p)
		for j := range p.Passages {
			ps := &p.Passages[j]
			if ps.Kind == Item && preamble {
				if preamble = !digits(ps.Marker); preamble {
					ps.Kind = Clause
				}
				continue
			}
			if ps.Kind != Paragraph && ps.Kind != Heading {
				continue
			}
			s := doc.Text[ps.Start:ps.End]
			if j < opened && ps.Kind == Paragraph {
				ps.Kind = Heading // the masthead
				continue
			}
			if strings.HasSuffix(s, ",") && organs[words.Fold(s)] {
				p.Genre = Resolution
				preamble = true
				continue
			}
			if preamble && (ps.Kind == Paragraph || ps.Number == "" && continuesList(s)) {
				ps.Kind = Clause
			}
		}
	}
}
