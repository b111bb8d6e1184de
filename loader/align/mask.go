package align

import "stemma/graph/words"

// longest is how many bytes of a text are compared. No act of a communiqué or
// resolution comes near it; a file without a full stop is one sentence, and is
// told by how it begins.
const longest = 32 << 10

// beginning is as much of a text as is compared, and its words.
func beginning(text string) (string, []words.Word) {
	if len(text) > longest {
		end := longest
		for end > 0 && text[end] != ' ' {
			end--
		}
		text = text[:end]
	}
	return text, words.Split(text)
}

// phrases are runs of words, as a tree: what follows each word, and whether a name
// ends with it.
type phrases struct {
	next map[string]*phrases
	ends bool
}

func (n *phrases) add(name []words.Word) {
	for _, w := range name {
		if n.next == nil {
			n.next = map[string]*phrases{}
		}
		if n.next[w.Text] == nil {
			n.next[w.Text] = &phrases{}
		}
		n = n.next[w.Text]
	}
	n.ends = true
}

// masked marks the words that belong to a name. A text that names a thing a
// thousand times is gone over once all the same.
func masked(ws []words.Word, all []string) []bool {
	var root phrases
	for _, name := range all {
		if ns := words.Split(name); len(ns) > 0 {
			root.add(ns)
		}
	}
	mask := make([]bool, len(ws))
	for i := range ws {
		n := &root
		for k := i; k < len(ws); k++ {
			if n = n.next[ws[k].Text]; n == nil {
				break
			}
			for at := i; n.ends && at <= k; at++ {
				mask[at] = true
			}
		}
	}
	return mask
}
