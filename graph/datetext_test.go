package graph

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDateText(t *testing.T) {
	for date, want := range map[Date][2]string{
		"2019-04-05": {"5 April 2019", "5 avril 2019"},
		"2019-08-01": {"1 August 2019", "1er août 2019"},
		"2019-02":    {"February 2019", "février 2019"},
		"2019":       {"2019", "2019"},
		"":           {"", ""},
		"soon":       {"soon", "soon"},
	} {
		assert.Equal(t, want, [2]string{DateText(date, English), DateText(date, French)})
	}
}
