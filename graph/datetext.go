package graph

import (
	"strconv"
	"time"
)

var frenchMonths = [...]string{
	"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
}

// DateText writes a date as a language does: "5 April 2019", « 5 avril 2019 », as
// precisely as it is known. What is no date is given as it is.
func DateText(d Date, lang Lang) string {
	for layout, parts := range map[string]int{time.DateOnly: 3, "2006-01": 2} {
		t, err := time.Parse(layout, string(d))
		if err != nil {
			continue
		}
		month, day := t.Month().String(), strconv.Itoa(t.Day())
		if lang == French {
			month = frenchMonths[t.Month()-1]
			if day == "1" {
				day = "1er"
			}
		}
		text := month + " " + strconv.Itoa(t.Year())
		if parts == 3 {
			text = day + " " + text
		}
		return text
	}
	return string(d)
}
