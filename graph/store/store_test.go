package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"stemma/graph"
	"stemma/graph/quads"
)

func TestMain(m *testing.M) {
	if helper := os.Getenv(helperVariable); helper != "" {
		os.Exit(helpers()[helper]())
	}
	goleak.VerifyTestMain(m)
}

// clock gives a new second at every look, so that a stored time shows when it
// was not meant to.
func clock() func() time.Time {
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

func open(t testing.TB, dsn string) *Store {
	t.Helper()
	s, err := Open(t.Context(), dsn, Options{Now: clock(), Wait: 5 * time.Second, sparse: true})
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return s
}

// document is a revision of a document made up of n commitments that build on
// the document before it.
func document(slug string, n int) graph.Revision {
	d := graph.MakeID(graph.KindDocument, slug)
	w := graph.MakeID(graph.KindWitness, slug+"/en")
	f := graph.Facts{
		Documents: []graph.Document{{ID: d, Type: "communiqué", Titles: graph.Texts{"en": "Statement of " + slug}, Meeting: graph.MakeID(graph.KindMeeting, slug)}},
		Witnesses: []graph.Witness{{ID: w, Document: d, Language: graph.English, Format: "txt", Text: "We, the ministers, met at " + slug + ".\n", Quality: 1}},
	}
	for i := range n {
		c := graph.MakeID(graph.KindCommitment, fmt.Sprintf("%s/%d", slug, i+1))
		p := graph.MakeID(graph.KindPassage, fmt.Sprintf("%s/%d", slug, i+1))
		span := graph.Span{Witness: w, Start: 40 * i, End: 40*i + 39}
		text := fmt.Sprintf("We undertake to share, before the end of %d, the lists that each of us keeps of lost and stolen travel papers.", 2000+i)
		f.Passages = append(f.Passages, graph.Passage{ID: p, Document: d, Ref: fmt.Sprint(i + 1), Kind: "item", Headings: []string{"Travel", "Papers"}, Order: i, Spans: []graph.Span{span}})
		f.Commitments = append(f.Commitments, graph.Commitment{
			ID: c, Document: d, Passage: p, Ref: fmt.Sprint(i + 1), Order: i, Force: graph.Commit,
			Topics: []graph.ID{"topic:travel", "topic:border"}, Texts: graph.Texts{"en": text}, Spans: []graph.Span{span},
		})
		f.Edges = append(f.Edges, graph.Edge{
			Type: graph.BuildsOn, From: c, To: "convention:chicago", Method: graph.Stated, Confidence: 0.95,
			Evidence: []graph.Evidence{{Document: d, Witness: w, Passage: p, Start: span.Start, End: span.End, Quote: text, Cue: "building on", Rule: "en.builds-on.1", Method: graph.Stated, Confidence: 0.95}},
		})
	}
	return graph.Revision{Key: "document:" + slug, Agent: "stemma test", Facts: f}
}

func alignment(a, b string) graph.Revision {
	e := graph.Edge{
		Type: graph.Reaffirms, From: graph.MakeID(graph.KindCommitment, b+"/1"), To: graph.MakeID(graph.KindCommitment, a+"/1"),
		Method: graph.Aligned, Confidence: 0.8, Evidence: []graph.Evidence{{Document: graph.MakeID(graph.KindDocument, b), Reasons: []string{"travel papers"}, Method: graph.Aligned, Confidence: 0.8}},
	}
	return graph.Revision{Key: "alignment:" + a + "|" + b, Agent: "stemma test", Facts: graph.Facts{Edges: []graph.Edge{e}}}
}

func batch(revisions ...graph.Revision) graph.Batch { return graph.Batch{Revisions: revisions} }

func appendTo(t testing.TB, s *Store, revisions ...graph.Revision) Receipt {
	t.Helper()
	r, err := s.Append(t.Context(), batch(revisions...))
	require.NoError(t, err)
	return r
}

func sources(t testing.TB, s *Store) []graph.Source {
	t.Helper()
	out, err := s.Sources(t.Context())
	require.NoError(t, err)
	read, err := s.fromCayley(t.Context())
	require.NoError(t, err, "Cayley can be read")
	require.Equal(t, out, read)
	return out
}

// facts is what a store says, without its history.
func facts(t testing.TB, s *Store) map[string]graph.Facts {
	t.Helper()
	out := map[string]graph.Facts{}
	for _, source := range sources(t, s) {
		out[source.Info.Key] = source.Facts
	}
	return out
}

func canonical(t testing.TB, revisions ...graph.Revision) map[string]graph.Facts {
	t.Helper()
	out := map[string]graph.Facts{}
	for _, r := range revisions {
		f, err := quads.Canonical(r.Facts)
		require.NoError(t, err)
		out[r.Key] = f
	}
	return out
}

// stores runs a test on both kinds.
func stores(t *testing.T, test func(t *testing.T, s *Store)) {
	t.Run("memory", func(t *testing.T) { test(t, open(t, "memory:")) })
	t.Run("bolt", func(t *testing.T) { test(t, open(t, "bolt:"+t.TempDir())) })
}

func TestAppendAndRead(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		assert.Empty(t, sources(t, s))
		a, b := document("paris", 5), document("mito", 3)
		receipt := appendTo(t, s, b, a, alignment("paris", "mito"))
		require.Len(t, receipt.Stored, 3)
		assert.Equal(t, canonical(t, a, b, alignment("paris", "mito")), facts(t, s))

		revisions, err := s.Revisions(t.Context())
		require.NoError(t, err)
		assert.Equal(t, receipt.Stored, revisions)
		first := revisions[0]
		assert.Equal(t, "document:mito", first.Key)
		assert.Equal(t, 1, first.Sequence)
		assert.Equal(t, "2026-03-01T09:00:01Z", first.Time)
		assert.True(t, first.Current)
		for i, source := range sources(t, s) {
			assert.Contains(t, revisions, source.Info, i)
		}
	})
}

func TestCayleySaysWhatTheJournalSays(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		appendTo(t, s, document("paris", 5), document("mito", 3), alignment("paris", "mito"))
		appendTo(t, s, document("paris", 4))
		fromCayley, err := s.fromCayley(t.Context())
		require.NoError(t, err)
		fromJournal, err := s.fromJournal(t.Context(), nil)
		require.NoError(t, err)
		assert.Equal(t, fromJournal, fromCayley)
		require.Len(t, fromCayley, 2)
	})
}

func TestLoadingAgainChangesNothing(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		all := []graph.Revision{document("paris", 5), document("mito", 3), alignment("paris", "mito")}
		appendTo(t, s, all...)
		before := sources(t, s)
		receipt := appendTo(t, s, all...)
		assert.Empty(t, receipt.Stored)
		assert.Len(t, receipt.Unchanged, 3)
		slices.Reverse(all[0].Facts.Commitments)
		assert.Empty(t, appendTo(t, s, all...).Stored, "the order of records is no content")
		assert.Equal(t, before, sources(t, s))
	})
}

func TestOrderOfLoadingDoesNotShow(t *testing.T) {
	all := []graph.Revision{document("paris", 5), document("mito", 3), alignment("paris", "mito"), {Key: "builtin", Facts: document("ottawa", 1).Facts}}
	one := open(t, "memory:")
	appendTo(t, one, all...)
	for seed := range 4 {
		s := open(t, "memory:")
		slices.Reverse(all)
		appendTo(t, s, all[seed:]...)
		appendTo(t, s, all[:seed]...)
		appendTo(t, s, all...) // alignments that a later document ended
		assert.Equal(t, facts(t, one), facts(t, s))
	}
}

func TestSuperseding(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		keys := func() (out []string) {
			infos, err := s.Peek(t.Context())
			require.NoError(t, err)
			for _, i := range infos {
				out = append(out, i.Key)
			}
			return out
		}
		first := appendTo(t, s, document("paris", 5), document("mito", 3), document("ottawa", 1),
			alignment("paris", "mito"), alignment("mito", "ottawa"), alignment("paris", "ottawa"))
		require.Len(t, first.Stored, 6)

		again := appendTo(t, s, document("paris", 4)).Stored
		require.Len(t, again, 1)
		assert.Len(t, again[0].Supersedes, 3, "the revision before and the two alignments")
		assert.Equal(t, []string{"alignment:mito|ottawa", "document:mito", "document:ottawa", "document:paris"}, keys())

		back := appendTo(t, s, alignment("paris", "mito"), document("paris", 5)).Stored
		require.Len(t, back, 2)
		assert.NotEqual(t, first.Stored[2].ID, back[0].ID, "content that comes back is a revision of its own")
		assert.Equal(t, first.Stored[2].Digest, back[0].Digest)
		assert.Equal(t, []string{"alignment:mito|ottawa", "alignment:paris|mito", "document:mito", "document:ottawa", "document:paris"}, keys())
		assert.Equal(t, canonical(t, document("paris", 5))["document:paris"], facts(t, s)["document:paris"])

		retracted := appendTo(t, s, graph.Revision{Key: "document:mito"}).Stored
		require.Len(t, retracted, 1)
		assert.Zero(t, retracted[0].Quads)
		assert.Equal(t, []string{"document:ottawa", "document:paris"}, keys())
		assert.Empty(t, appendTo(t, s, graph.Revision{Key: "document:mito"}, graph.Revision{Key: "document:never"}).Stored)
		assert.Len(t, sources(t, s), 2)

		all, err := s.Revisions(t.Context())
		require.NoError(t, err)
		assert.Len(t, all, 10)
	})
}

func TestReopenedStoreIsTheSame(t *testing.T) {
	dsn := "bolt:" + t.TempDir()
	s := open(t, dsn)
	appendTo(t, s, document("paris", 5), document("mito", 3))
	before := sources(t, s)
	again := open(t, dsn)
	assert.Equal(t, before, sources(t, again))
	assert.Empty(t, again.Repairs())
	assert.Empty(t, appendTo(t, again, document("paris", 5)).Stored)
}

func TestReadNew(t *testing.T) {
	dsn := "bolt:" + t.TempDir()
	server, writer := open(t, dsn), open(t, dsn)
	none, changed, err := server.ReadNew(t.Context(), nil)
	require.NoError(t, err)
	assert.False(t, changed)
	assert.Empty(t, none)
	appendTo(t, writer, document("paris", 5), document("mito", 3))
	have, changed, err := server.ReadNew(t.Context(), nil)
	require.NoError(t, err)
	assert.True(t, changed)
	require.Equal(t, sources(t, server), have)
	now, changed, err := server.ReadNew(t.Context(), have)
	require.NoError(t, err)
	assert.False(t, changed)
	assert.Equal(t, have, now)

	appendTo(t, writer, document("paris", 6), alignment("paris", "mito"))
	now, changed, err = server.ReadNew(t.Context(), have)
	require.NoError(t, err)
	assert.True(t, changed)
	assert.Equal(t, sources(t, writer), now)
	assert.Empty(t, server.Repairs())
}

func TestRefusedBatches(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		bad := document("paris", 1)
		bad.Facts.Edges[0].To = ""
		tests := []struct {
			name  string
			batch graph.Batch
			want  string
		}{
			{"no key", batch(graph.Revision{}), `"" is no key`},
			{"foreign key", batch(graph.Revision{Key: "thing:x"}), `"thing:x" is no key`},
			{"control character", batch(graph.Revision{Key: "curation:a\x1fb"}), "is no key"},
			{"twice", batch(document("mito", 1), document("mito", 2)), "document:mito is twice"},
			{"empty end", batch(document("mito", 1), bad), "empty end"},
		}
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				_, err := s.Append(t.Context(), tt.batch)
				require.ErrorContains(t, err, tt.want)
				assert.Empty(t, sources(t, s), "all of a batch or nothing")
			})
		}
	})
}

func TestOpenRefuses(t *testing.T) {
	foreign := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(foreign, "letters.txt"), nil, 0o600))
	newer := t.TempDir()
	open(t, "bolt:"+newer)
	require.NoError(t, os.WriteFile(filepath.Join(newer, formatName), []byte("stemma store format 7\n"), 0o600))
	tests := []struct {
		dsn  string
		is   error
		want string
	}{
		{"postgres://user:secret@host/db", ErrUnsupported, "postgres:…: is not supported by this build yet"},
		{"cockroach://host/db", ErrUnsupported, "not supported by this build yet"},
		{"folder", nil, "a DSN looks like"},
		{"bolt:", nil, "the folder is missing"},
		{"leveldb:x", nil, `unknown kind "leveldb"`},
		{"bolt:" + foreign, ErrNoStore, "holds other files (letters.txt)"},
		{"bolt:" + newer, ErrFormat, `rebuild it with "stemma restore"`},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			_, err := Open(t.Context(), tt.dsn, Options{})
			require.ErrorContains(t, err, tt.want)
			assert.NotContains(t, err.Error(), "secret")
			if tt.is != nil {
				assert.ErrorIs(t, err, tt.is)
			}
		})
	}
	missing := filepath.Join(t.TempDir(), "none")
	_, err := Open(t.Context(), "bolt:"+missing, Options{MustExist: true})
	require.ErrorIs(t, err, ErrNoStore)
	_, err = os.Stat(missing)
	assert.ErrorIs(t, err, fs.ErrNotExist, "asking makes no store")
}

func TestCancelledReads(t *testing.T) {
	stores(t, func(t *testing.T, s *Store) {
		appendTo(t, s, document("paris", 1))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err := s.Sources(ctx)
		assert.ErrorIs(t, err, context.Canceled)
		_, err = s.Append(ctx, batch(document("mito", 1)))
		assert.True(t, errors.Is(err, context.Canceled), "%v", err)
		assert.Len(t, sources(t, s), 1)
	})
}
