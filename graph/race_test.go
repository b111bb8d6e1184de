package graph

import (
	"reflect"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestManyReaders asks one snapshot from many goroutines at once, each from
// another end; every answer must be the one that a lone reader gets. Run with
// -race it also shows that nothing is written.
func TestManyReaders(t *testing.T) {
	s := build(t, synthetic(300, 3))
	all := s.Commitments()
	type answer struct {
		lineage, path *Subgraph
		text          []*Commitment
	}
	ask := func(i int) (answer, error) {
		var a answer
		var err error
		if a.lineage, err = s.Lineage(LineageQuery{Of: all[i].ID, Direction: Both, First: 100}); err != nil {
			return a, err
		}
		if a.path, err = s.Path(PathQuery{From: all[i].ID, To: all[len(all)-1-i].ID}); err != nil {
			return a, err
		}
		a.text = s.FilterCommitments(CommitmentFilter{Text: "promise", Document: all[i].Document})
		return a, nil
	}
	var wg sync.WaitGroup
	got := make([][]answer, 8)
	for r := range got {
		got[r] = make([]answer, len(all))
		wg.Go(func() {
			for k := range all {
				i := (k + r*37) % len(all)
				var err error
				got[r][i], err = ask(i)
				assert.NoError(t, err)
			}
		})
	}
	wg.Wait()
	for i := range all {
		want, err := ask(i)
		require.NoError(t, err)
		for r := range got {
			require.True(t, reflect.DeepEqual(want, got[r][i]), "reader %d, commitment %d", r, i)
		}
	}
}
