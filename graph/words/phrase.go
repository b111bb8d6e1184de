package words

// Opens reports whether a text begins with a phrase, however printer, typist
// or scanner wrote them. A phrase without words opens nothing.
func Opens(text, phrase string) bool {
	want := Split(phrase)
	return len(want) > 0 && standsAt(Split(text), want, 0)
}

// Find returns where a phrase stands among the words of a text: the places of
// its first word, ascending. A phrase without words stands nowhere.
func Find(text []Word, phrase string) []int {
	want := Split(phrase)
	if len(want) == 0 {
		return nil
	}
	var out []int
	for i := range text {
		if standsAt(text, want, i) {
			out = append(out, i)
		}
	}
	return out
}

func standsAt(have, want []Word, at int) bool {
	if len(have)-at < len(want) {
		return false
	}
	for i := range want {
		if want[i].Text != have[at+i].Text {
			return false
		}
	}
	return true
}
