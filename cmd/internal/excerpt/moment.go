package excerpt

import (
	"net/url"

	"stemma/graph"
)

// Moment is where a request stands on the two clocks. Its words go with every
// request and are no part of what is cut out.
type Moment struct {
	AsOf graph.Date // only what had been said by then; "": all
	At   string     // the graph as it was known then; "": as it is now
}

var clockWords = []string{"asOf", "at"}

// ParseMoment reads the words of a moment; others it leaves to Parse.
func ParseMoment(values url.Values) (Moment, error) {
	w := words{values: values}
	for _, name := range clockWords {
		if all := len(values[name]); all > 1 {
			w.fail("%s is given %d times", name, all)
		}
	}
	m := Moment{AsOf: w.date("asOf"), At: w.get("at")}
	return m, w.err
}
