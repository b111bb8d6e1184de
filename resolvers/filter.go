package resolvers

import (
	"context"
	"slices"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
	"stemma/resolvers/model"
)

// kept returns the elements that a filter keeps. The list is the caller's own.
func kept[T any](list []T, keep func(T) bool) []T {
	return slices.DeleteFunc(list, func(t T) bool { return !keep(t) })
}

func meetings(v *view, f *model.MeetingFilter) []*graph.Meeting {
	if f == nil {
		return v.Meetings()
	}
	return kept(v.Meetings(), func(m *graph.Meeting) bool {
		return ofForum(m, f.Forum) && equal(m.Type, f.Type) && within(m.StartDate, f.From, f.To) &&
			holds(f.Text, m.Names, m.Aliases)
	})
}

func documents(v *view, f *model.DocumentFilter) []*graph.Document {
	if f == nil {
		return v.Documents()
	}
	return kept(v.Documents(), func(d *graph.Document) bool {
		return equal(d.Meeting, f.Meeting) && equal(d.Type, f.Type) && equal(d.Language, f.Language) &&
			within(d.Date, f.From, f.To) && holds(f.Text, d.Titles, nil)
	})
}

// commitments returns the commitments that a filter chooses, in an order.
func commitments(ctx context.Context, f *graph.CommitmentFilter, o *model.CommitmentOrder) ([]*graph.Commitment, error) {
	v := viewOf(ctx)
	if f == nil {
		return orderCommitments(ctx, v.Commitments(), o)
	}
	if err := readyFor(ctx, f); err != nil {
		return nil, err
	}
	return orderCommitments(ctx, v.FilterCommitments(*f), o)
}

// commitmentsOf returns the commitments of a meeting, document or topic that a
// filter also chooses, in an order.
func commitmentsOf(
	ctx context.Context, of graph.CommitmentFilter, f *graph.CommitmentFilter, o *model.CommitmentOrder,
) ([]*graph.Commitment, error) {
	v := viewOf(ctx)
	list := v.FilterCommitments(of)
	if f == nil {
		return orderCommitments(ctx, list, o)
	}
	if err := readyFor(ctx, f); err != nil {
		return nil, err
	}
	chosen := map[*graph.Commitment]bool{}
	for _, c := range v.FilterCommitments(*f) {
		chosen[c] = true
	}
	return orderCommitments(ctx, kept(list, func(c *graph.Commitment) bool { return chosen[c] }), o)
}

// readyFor makes ready what a filter looks into, as long as the operation lasts.
func readyFor(ctx context.Context, f *graph.CommitmentFilter) error {
	if f.Text == "" {
		return nil
	}
	return viewOf(ctx).FoldTexts(ctx)
}

func actors(v *view, f *model.ActorFilter) []*graph.Actor {
	if f == nil {
		return v.Actors()
	}
	return kept(v.Actors(), func(a *graph.Actor) bool {
		return equal(a.Type, f.Type) && equal(a.Parent, f.Parent) && holds(f.Text, a.Names, a.Aliases)
	})
}

func conventions(v *view, f *model.ConventionFilter) []*graph.Convention {
	if f == nil {
		return v.Conventions()
	}
	return kept(v.Conventions(), func(c *graph.Convention) bool {
		return equal(c.Type, f.Type) && within(c.AdoptedOn, f.From, f.To) &&
			holds(f.Text, c.Names, c.Aliases, c.Symbol)
	})
}

func topics(v *view, f *model.TopicFilter) []*graph.Topic {
	if f == nil {
		return v.Topics()
	}
	return kept(v.Topics(), func(t *graph.Topic) bool {
		return equal(t.Broader, f.Broader) && holds(f.Text, t.Names, nil)
	})
}

func unresolved(v *view, f *model.UnresolvedFilter) []*graph.Unresolved {
	if f == nil {
		return v.Unresolved("")
	}
	var from graph.ID
	if f.Source != nil {
		from = *f.Source
	}
	return kept(v.Unresolved(from), func(u *graph.Unresolved) bool {
		return (f.Types == nil || slices.Contains(f.Types, u.Type)) &&
			(f.Document == nil || slices.ContainsFunc(u.Evidence, func(e graph.Evidence) bool {
				return e.Document == *f.Document
			}))
	})
}

func equal[T comparable](have T, want *T) bool { return want == nil || have == *want }

// ofForum takes an actor's id, its slug, or the name of a series.
func ofForum(m *graph.Meeting, want *string) bool {
	return want == nil || *want == string(m.Forum) || *want == m.Forum.Slug() || *want == m.Series
}

// within reports whether a date lies in a range that takes in both its ends. A
// date or an end without day or month stands for all of that month or year.
func within(d graph.Date, from, to *graph.Date) bool {
	if from == nil && to == nil {
		return true
	}
	return d != "" &&
		(from == nil || d >= *from || strings.HasPrefix(string(*from), string(d))) &&
		(to == nil || d <= *to || strings.HasPrefix(string(d), string(*to)))
}

// holds reports whether the names together hold every word that is wanted, or
// a word that begins with it.
func holds(want *string, names graph.Texts, aliases map[graph.Lang][]string, more ...string) bool {
	if want == nil {
		return true
	}
	for _, name := range names {
		more = append(more, name)
	}
	for _, list := range aliases {
		more = append(more, list...)
	}
	text := " " + words.Fold(strings.Join(more, " . "))
	for _, w := range words.Split(*want) {
		if !strings.Contains(text, " "+w.Text) {
			return false
		}
	}
	return true
}
