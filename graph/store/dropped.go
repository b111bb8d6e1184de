package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"stemma/graph"
)

// droppedName is the file of the journal that says which revisions are no longer
// in it. Without it a missing number is damage; with it a state of which they
// were part is known to be gone, and is not shown as if it were whole.
const droppedName = "dropped"

// dropped is the revisions that Compact left out.
type dropped struct {
	horizon int // the number of the last revision that took the place of one of them
	lines   []droppedLine
}

type droppedLine struct {
	sequence int
	id, key  string
}

const droppedHead = "stemma revisions dropped, states whole from number %d on\n"

func (d *dropped) text() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, droppedHead, d.horizon)
	for _, l := range d.lines {
		fmt.Fprintf(&out, "%d %s %s\n", l.sequence, l.id, l.key)
	}
	return out.Bytes()
}

// add notes revisions that are left out now.
func (d *dropped) add(gone []graph.RevisionInfo, horizon int) {
	d.horizon = max(d.horizon, horizon)
	for _, info := range gone {
		d.lines = append(d.lines, droppedLine{info.Sequence, info.ID, info.Key})
	}
	slices.SortFunc(d.lines, func(a, b droppedLine) int { return a.sequence - b.sequence })
}

func (d *dropped) has(sequence int) bool {
	_, found := slices.BinarySearchFunc(d.lines, sequence, func(l droppedLine, n int) int { return l.sequence - n })
	return found
}

// dropped reads the file, which is there only after history was dropped.
func (j *journal) dropped() (dropped, error) {
	data, err := j.files.read(droppedName)
	if errors.Is(err, os.ErrNotExist) {
		return dropped{}, nil
	} else if err != nil {
		return dropped{}, fmt.Errorf("read journal: %w", err)
	}
	return parseDropped(data)
}

func parseDropped(data []byte) (dropped, error) {
	var d dropped
	fail := func(line string) (dropped, error) {
		return dropped{}, fmt.Errorf("journal file %s: %w: %.80q; hint: stemma restore", droppedName, ErrDamaged, line)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for n := 0; lines.Scan(); n++ {
		if n == 0 {
			if _, err := fmt.Sscanf(lines.Text()+"\n", droppedHead, &d.horizon); err != nil {
				return fail(lines.Text())
			}
			continue
		}
		var l droppedLine
		if _, err := fmt.Sscanf(lines.Text(), "%d %32s", &l.sequence, &l.id); err != nil {
			return fail(lines.Text())
		}
		_, l.key, _ = strings.Cut(lines.Text(), l.id+" ")
		if l.sequence < 1 || l.key == "" || len(d.lines) > 0 && d.lines[len(d.lines)-1].sequence >= l.sequence {
			return fail(lines.Text())
		}
		d.lines = append(d.lines, l)
	}
	if lines.Err() != nil || d.horizon == 0 {
		return fail("")
	}
	return d, nil
}
