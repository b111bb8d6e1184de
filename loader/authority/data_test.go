package authority

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"stemma/graph"
	"stemma/graph/words"
)

func register(t testing.TB) *Register {
	t.Helper()
	r, err := Open()
	require.NoError(t, err)
	return r
}

func TestDataFilesAreSortedAndNFC(t *testing.T) {
	for _, name := range append(slices.Clone(dataFiles), "data/topics.jsonl") {
		b, err := fs.ReadFile(data, name)
		require.NoError(t, err)
		assert.True(t, norm.NFC.IsNormal(b), "%s is not NFC", name)
		last := ""
		for i, line := range bytes.Split(bytes.TrimSuffix(b, []byte("\n")), []byte("\n")) {
			var row struct{ ID string }
			require.NoError(t, json.Unmarshal(line, &row), "%s line %d", name, i+1)
			assert.Greater(t, row.ID, last, "%s line %d: not sorted, or twice the same id", name, i+1)
			last = row.ID
		}
	}
	b, err := fs.ReadFile(data, "data/lookalikes.txt")
	require.NoError(t, err)
	assert.True(t, norm.NFC.IsNormal(b))
	list, err := readLookalikes(data)
	require.NoError(t, err)
	assert.True(t, slices.IsSorted(list), "lookalikes are not sorted")
}

// The types of the model.
var types = map[graph.Kind]string{
	graph.KindActor:      "state international-organisation regional-organisation group working-group forum company person armed-group role system class",
	graph.KindConvention: "treaty protocol resolution declaration statement communique action-plan principles call framework process law report other",
	graph.KindMeeting:    "summit ministerial conference congress session",
}

var isoDate = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

func TestEntitiesAreWellFormed(t *testing.T) {
	r := register(t)
	refers := func(e *Entity, what string, id graph.ID, kinds ...graph.Kind) {
		if id == "" {
			return
		}
		_, ok := r.Entity(id)
		assert.True(t, ok, "%s: %s %s is not in the register", e.ID, what, id)
		assert.Contains(t, kinds, id.Kind(), "%s: %s %s", e.ID, what, id)
	}
	for _, e := range r.Entities() {
		assert.NoError(t, e.ID.Check())
		assert.Contains(t, strings.Fields(types[e.ID.Kind()]), e.Type, "type of %s", e.ID)
		assert.NotEmpty(t, e.Names, "names of %s", e.ID)
		assert.NotEmpty(t, e.Source, "source of %s", e.ID)
		refers(e, "parent", e.Parent, graph.KindActor, graph.KindConvention)
		refers(e, "adopted_at", e.AdoptedAt, graph.KindMeeting)
		refers(e, "forum", e.Forum, graph.KindActor)
		refers(e, "presidency", e.Presidency, graph.KindActor)
		if e.ID.Kind() != graph.KindMeeting {
			assert.Empty(t, e.EndDate, "%s is no meeting and has an end", e.ID)
			assert.Empty(t, string(e.Forum)+e.Series+e.Place+e.Country, "%s is no meeting", e.ID)
		}
		if e.ID.Kind() == graph.KindActor && e.Parent != "" {
			assert.Equal(t, graph.KindActor, e.Parent.Kind(), "parent of %s", e.ID)
		}
		for _, d := range []graph.Date{e.Date, e.EndDate} {
			checkDate(t, e.ID, d)
		}
		if e.EndDate != "" {
			assert.GreaterOrEqual(t, e.EndDate, e.Date, "%s ends before it begins", e.ID)
			assert.Equal(t, e.Date[:4], e.EndDate[:4], "%s lasts over a year", e.ID)
		}
		if m, ok := r.Entity(e.AdoptedAt); ok && len(e.Date) == 10 && len(m.Date) == 10 {
			// A leaders' statement is dated in the meeting's days; a communiqué
			// may come out a day late.
			assert.GreaterOrEqual(t, e.Date, m.Date, "%s was adopted before %s", e.ID, m.ID)
			assert.Equal(t, e.Date[:7], m.Date[:7], "%s and %s", e.ID, m.ID)
		}
		if e.Series != "" {
			assert.NotEmpty(t, e.Date, "%s stands in a series without a date", e.ID)
		}
		for i, id := range e.Identifiers {
			assert.NotContains(t, e.Identifiers[:i], id, "%s", e.ID)
		}
	}
}

func checkDate(t *testing.T, id graph.ID, d graph.Date) {
	t.Helper()
	if d == "" {
		return
	}
	require.Regexp(t, isoDate, string(d), "date of %s", id)
	_, err := time.Parse("2006-01-02"[:len(d)], string(d))
	assert.NoError(t, err, "date of %s", id)
	assert.True(t, d >= "1860" && d < "2027", "date of %s: %s", id, d)
}

// An id that ends in a year names the year of its date, but for what is known
// by the year in which it was planned.
func TestYearsInIDs(t *testing.T) {
	year := regexp.MustCompile(`-((?:19|20)\d\d)$`)
	for _, e := range register(t).Entities() {
		m := year.FindStringSubmatch(string(e.ID))
		if m == nil || e.Date == "" || e.ID == "meeting:un-crime-congress-kyoto-2020" {
			continue
		}
		assert.Equal(t, m[1], string(e.Date[:4]), "%s", e.ID)
	}
}

func TestParentsMakeNoCircle(t *testing.T) {
	r := register(t)
	for _, e := range r.Entities() {
		seen := map[graph.ID]bool{}
		for id := e.ID; id != ""; {
			require.False(t, seen[id], "%s is its own ancestor", id)
			seen[id] = true
			p, ok := r.Entity(id)
			if !ok {
				break
			}
			id = p.Parent
		}
	}
}

func TestIdentifiersAreNobodyElses(t *testing.T) {
	// The United Nations' own metadata give a committee and its directorate
	// one heading; the three protocols stand under their convention's number.
	shared := map[string]bool{"dhlauth": true, "unts": true, "url": true}
	owner := map[graph.Identifier]graph.ID{}
	schemes := map[string]*regexp.Regexp{
		"wikidata": regexp.MustCompile(`^Q[1-9]\d*$`), "iso3166-1": regexp.MustCompile(`^[A-Z]{2}$`),
		"m49": regexp.MustCompile(`^\d{3}$`), "cets": regexp.MustCompile(`^\d{3}$`), "url": regexp.MustCompile(`^https?://`),
		"unts": regexp.MustCompile(`^vol\.\d+ no\.\d+`), "symbol": regexp.MustCompile(`^[AS]/`), "dhlauth": regexp.MustCompile(`.`),
	}
	for _, e := range register(t).Entities() {
		for _, id := range e.Identifiers {
			pattern, ok := schemes[id.Scheme]
			if assert.True(t, ok, "%s: scheme %q", e.ID, id.Scheme) {
				assert.Regexp(t, pattern, id.Value, "%s", e.ID)
			}
			if other, taken := owner[id]; taken && !shared[id.Scheme] {
				t.Errorf("%s and %s both have %v", other, e.ID, id)
			}
			owner[id] = e.ID
		}
	}
}

// Two entities bear one name only where both say so. Names are compared as the
// scanner compares them, singular and plural alike.
func TestSharedNamesAreDeclared(t *testing.T) {
	r := register(t)
	declared := func(n *name) bool {
		e, _ := r.Entity(n.id)
		for _, list := range e.Shared {
			for _, s := range list {
				if words.Fold(s) == n.folded {
					return true
				}
			}
		}
		return false
	}
	check := func(names []*name) {
		bearers := map[graph.ID]bool{}
		for _, n := range names {
			if n.id != "" && !n.context {
				bearers[n.id] = true
			}
		}
		for _, n := range names {
			if n.context || n.id == "" {
				continue
			}
			if len(bearers) > 1 && !declared(n) {
				t.Errorf("%q of %s is borne by %d entities and not declared as shared", n.folded, n.id, len(bearers))
			}
			if len(bearers) == 1 && declared(n) {
				t.Errorf("%q of %s is declared as shared and nobody else bears it", n.folded, n.id)
			}
		}
	}
	for _, names := range r.names.singles {
		check(names)
	}
	for _, n := range r.names.nodes {
		check(n.names)
	}
}

// Every whole name, standing alone, is found and means its entity.
func TestEveryNameIsFound(t *testing.T) {
	r := register(t)
	for _, e := range r.Entities() {
		for _, lang := range []graph.Lang{graph.English, graph.French} {
			list := slices.Concat([]string{e.Names[lang]}, e.Aliases[lang], e.Shared[lang])
			for _, s := range list {
				if s == "" {
					continue
				}
				ws := words.Split(s)
				hits := r.Scan(s, ws, lang)
				if e.Type == ClassType || e.Silent != "" {
					for _, h := range hits {
						assert.NotContains(t, h.IDs, e.ID, "%q is never looked for", s)
					}
					continue
				}
				if !assert.Len(t, hits, 1, "hits in %q", s) {
					continue
				}
				assert.Contains(t, hits[0].IDs, e.ID, "%q", s)
				assert.False(t, hits[0].Context, "%q", s)
				start, _ := hits[0].Span(s, ws)
				assert.LessOrEqual(t, start, ws[min(1, len(ws)-1)].Start, "%q begins late", s)
			}
		}
	}
}

func TestCasedNamesAreNames(t *testing.T) {
	for _, e := range register(t).Entities() {
		for _, s := range e.Cased {
			assert.True(t, slices.Contains(e.Aliases[graph.English], s) || slices.Contains(e.Aliases[graph.French], s), "%s: %q", e.ID, s)
		}
	}
}

// An expression that only looks like a name must hold one, else it stands in
// the list for nothing.
func TestLookalikesHoldAName(t *testing.T) {
	r := register(t)
	list, err := readLookalikes(data)
	require.NoError(t, err)
	bare := build(r.entities, nil, nil)
	for _, s := range list {
		ws := words.Split(s)
		assert.Empty(t, r.Scan(s, ws, ""), "%q", s)
		assert.NotEmpty(t, bare.Scan(s, ws, ""), "%q holds no known name", s)
	}
}

func TestTopics(t *testing.T) {
	topics := register(t).TopicFacts().Topics
	require.Len(t, topics, 31)
	known := map[graph.ID]bool{}
	for _, topic := range topics {
		known[topic.ID] = true
	}
	for _, topic := range topics {
		assert.NotEmpty(t, topic.Names[graph.English], "%s", topic.ID)
		assert.NotEmpty(t, topic.Names[graph.French], "%s", topic.ID)
		if topic.Broader != "" {
			assert.True(t, known[topic.Broader], "%s: broader %s", topic.ID, topic.Broader)
		}
	}
}
