package authority

import (
	"bufio"
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"stemma/graph"
)

//go:embed data
var data embed.FS

// Entity is one known actor, convention or meeting.
type Entity struct {
	ID    graph.ID
	Type  string
	Names graph.Texts // the official name, or the commonest
	// Aliases are whole names that mean this entity wherever they stand,
	// unless they are Shared.
	Aliases map[graph.Lang][]string
	// Shared are whole names that several entities bear: "Kananaskis Summit".
	Shared map[graph.Lang][]string
	// ContextAliases hold only in a text where a full name stands as well.
	ContextAliases map[graph.Lang][]string
	// Cased are the aliases that must be printed in capitals, beside those of
	// four letters and fewer: "CITES" is no form of the verb "cites".
	Cased []string
	// Silent says why no name of the entity is ever looked for in a text.
	Silent      string
	Identifiers []graph.Identifier
	Date        graph.Date
	EndDate     graph.Date
	AdoptedAt   graph.ID // the meeting that adopted the convention
	Parent      graph.ID
	Place       string
	Country     string
	Forum       graph.ID // the actor that meets
	Series      string   // meetings of one series follow each other
	Presidency  graph.ID // the state that presides
	Note        string
	Source      string
}

// ClassType is the type of the addressees that are no named body, such as
// technology companies. They are never matched as names.
const ClassType = "class"

// dataFiles are read in this order; each is sorted by id.
var dataFiles = []string{"data/actors.jsonl", "data/conventions.jsonl", "data/meetings.jsonl"}

// record is one line of the data files.
type record struct {
	ID          graph.ID   `json:"id"`
	Type        string     `json:"type"`
	En          string     `json:"en"`
	Fr          string     `json:"fr"`
	AliasesEn   []string   `json:"aliases_en"`
	AliasesFr   []string   `json:"aliases_fr"`
	SharedEn    []string   `json:"shared_en"`
	SharedFr    []string   `json:"shared_fr"`
	AdjectiveEn []string   `json:"adjectives_en"`
	AdjectiveFr []string   `json:"adjectives_fr"`
	ContextEn   []string   `json:"context_en"`
	ContextFr   []string   `json:"context_fr"`
	Cased       []string   `json:"cased"`
	Silent      string     `json:"silent"`
	Identifiers []string   `json:"identifiers"`
	Date        graph.Date `json:"date"`
	EndDate     graph.Date `json:"end_date"`
	AdoptedAt   graph.ID   `json:"adopted_at"`
	Parent      graph.ID   `json:"parent"`
	Place       string     `json:"place"`
	Country     string     `json:"country"`
	Forum       graph.ID   `json:"forum"`
	Series      string     `json:"series"`
	Presidency  graph.ID   `json:"presidency"`
	Note        string     `json:"note"`
	Source      string     `json:"source"`
}

func readEntities(files fs.FS) ([]*Entity, error) {
	var out []*Entity
	for _, name := range dataFiles {
		err := readLines(files, name, func(line []byte) error {
			var rec record
			if err := strict(line, &rec); err != nil {
				return err
			}
			e, err := rec.entity()
			if err != nil {
				return err
			}
			out = append(out, e)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(a, b *Entity) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return out, nil
}

func readTopics(files fs.FS) ([]graph.Topic, error) {
	var out []graph.Topic
	err := readLines(files, "data/topics.jsonl", func(line []byte) error {
		var rec struct {
			ID      graph.ID `json:"id"`
			En      string   `json:"en"`
			Fr      string   `json:"fr"`
			Broader graph.ID `json:"broader"`
			Scope   string   `json:"scope"`
		}
		if err := strict(line, &rec); err != nil {
			return err
		}
		if err := rec.ID.Check(); err != nil {
			return err
		}
		out = append(out, graph.Topic{ID: rec.ID, Names: texts(rec.En, rec.Fr), Broader: rec.Broader, Scope: rec.Scope})
		return nil
	})
	return out, err
}

// readLookalikes reads the expressions that hold a known name and mean
// something else.
func readLookalikes(files fs.FS) ([]string, error) {
	var out []string
	err := readLines(files, "data/lookalikes.txt", func(line []byte) error {
		out = append(out, string(line))
		return nil
	})
	return out, err
}

// readLines calls f for every line of a file that is neither empty nor a
// comment.
func readLines(files fs.FS, name string, f func(line []byte) error) error {
	b, err := fs.ReadFile(files, name)
	if err != nil {
		return fmt.Errorf("read authority data: %w", err)
	}
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		if err := f(line); err != nil {
			return fmt.Errorf("read %s line %d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// strict refuses fields it does not know, since a misspelt field would
// otherwise be lost in silence.
func strict(line []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	return dec.Decode(into)
}

func (rec record) entity() (*Entity, error) {
	if err := rec.ID.Check(); err != nil {
		return nil, err
	}
	e := &Entity{
		ID: rec.ID, Type: rec.Type, Names: texts(rec.En, rec.Fr),
		Aliases:        byLang(governmentsEnglish(rec.AliasesEn, rec.AdjectiveEn), governmentsFrench(rec.AliasesFr, rec.AdjectiveFr)),
		Shared:         byLang(rec.SharedEn, rec.SharedFr),
		ContextAliases: byLang(rec.ContextEn, rec.ContextFr),
		Cased:          rec.Cased, Silent: rec.Silent,
		Date: rec.Date, EndDate: rec.EndDate, AdoptedAt: rec.AdoptedAt, Parent: rec.Parent,
		Place: rec.Place, Country: rec.Country, Forum: rec.Forum, Series: rec.Series, Presidency: rec.Presidency,
		Note: rec.Note, Source: rec.Source,
	}
	for _, s := range rec.Identifiers {
		scheme, value, ok := strings.Cut(s, ":")
		if !ok || scheme == "" || value == "" {
			return nil, fmt.Errorf("%s: identifier %q is not scheme:value", rec.ID, s)
		}
		e.Identifiers = append(e.Identifiers, graph.Identifier{Scheme: scheme, Value: value})
	}
	return e, nil
}

// governmentsEnglish adds the names of a state by its government: a text that
// names "the Ukrainian authorities" names the state.
func governmentsEnglish(aliases, adjectives []string) []string {
	for _, a := range adjectives {
		aliases = append(aliases, a+" government", a+" authorities")
	}
	return aliases
}

// governmentsFrench does so with adjectives given as masculine/feminine.
func governmentsFrench(aliases, adjectives []string) []string {
	for _, a := range adjectives {
		he, she, _ := strings.Cut(a, "/")
		aliases = append(aliases, "gouvernement "+he, "autorités "+she+"s")
	}
	return aliases
}

func texts(en, fr string) graph.Texts {
	t := graph.Texts{}
	if en != "" {
		t[graph.English] = en
	}
	if fr != "" {
		t[graph.French] = fr
	}
	return t
}

func byLang(en, fr []string) map[graph.Lang][]string {
	m := map[graph.Lang][]string{}
	if len(en) > 0 {
		m[graph.English] = en
	}
	if len(fr) > 0 {
		m[graph.French] = fr
	}
	return m
}
