package resolve

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph/words"
)

// No past meeting at a place is what a conference to come may mean.
func TestToBeHeld(t *testing.T) {
	for in, want := range map[string]bool{
		"Recovery Conference to be held in London":     true,
		"the upcoming summit in Paris":                 true,
		"la conférence qui se tiendra à Londres":       true,
		"la prochaine réunion à Paris":                 true,
		"the conference held in London":                false,
		"la conférence tenue à Londres":                false,
		"the meeting in Toronto to be honest about it": false,
	} {
		assert.Equal(t, want, toBeHeld(words.Split(in)), in)
	}
}
