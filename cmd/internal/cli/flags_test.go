package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFlagBeatsEnvironmentBeatsDefault(t *testing.T) {
	tests := []struct {
		name string
		args []string
		env  map[string]string
		want string
		dark bool
		err  string
	}{
		{"default", nil, nil, "white", false, ""},
		{"environment", nil, map[string]string{"STEMMA_BASE_COLOUR": "red"}, "red", false, ""},
		{"flag", []string{"--base-colour=blue"}, map[string]string{"STEMMA_BASE_COLOUR": "red"}, "blue", false, ""},
		{"flag set to the default", []string{"--base-colour=white"}, map[string]string{"STEMMA_BASE_COLOUR": "red"}, "white", false, ""},
		{"empty variable", nil, map[string]string{"STEMMA_BASE_COLOUR": ""}, "white", false, ""},
		{"a switch", nil, map[string]string{"STEMMA_DARK": "1"}, "white", true, ""},
		{"a switch turned off again", []string{"--dark=false"}, map[string]string{"STEMMA_DARK": "1"}, "white", false, ""},
		{"a switch that is neither", nil, map[string]string{"STEMMA_DARK": "maybe"}, "", false, "environment STEMMA_DARK"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var colour string
			var dark bool
			c := &cobra.Command{Use: "paint", RunE: func(*cobra.Command, []string) error { return nil }, SilenceErrors: true, SilenceUsage: true}
			c.Flags().StringVar(&colour, "base-colour", "white", "")
			c.Flags().BoolVar(&dark, "dark", false, "")
			withEnvironment(c, func(name string) string { return tt.env[name] })
			c.SetArgs(append([]string{}, tt.args...))
			err := c.Execute()
			if tt.err != "" {
				var usage usageError
				require.ErrorAs(t, err, &usage)
				assert.ErrorContains(t, err, tt.err)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tt.want, colour)
			assert.Equal(t, tt.dark, dark)
		})
	}
}

func TestDefaultStore(t *testing.T) {
	tests := []struct {
		name string
		env  map[string]string
		flag string
		want string
	}{
		{"data folder by XDG", map[string]string{"XDG_DATA_HOME": "/data", "HOME": "/home/ana"}, "", "bolt:/data/stemma"},
		{"a relative XDG folder is none", map[string]string{"XDG_DATA_HOME": "data", "HOME": "/home/ana"}, "", "bolt:/home/ana/.local/share/stemma"},
		{"home", map[string]string{"HOME": "/home/ana"}, "", "bolt:/home/ana/.local/share/stemma"},
		{"named", map[string]string{"HOME": "/home/ana"}, "memory:", "memory:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := graphFlags{store: tt.flag}
			got, err := g.dsn(Env{Getenv: func(name string) string { return tt.env[name] }})
			require.NoError(t, err)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestParseVariables(t *testing.T) {
	got, err := parseVariables([]string{"id=meeting:toronto-2018", "n=12345678901234567890", "list=[1,\"a\"]", "on=true", "eq=a=b", "none=null", "empty=", "two=1 2", "q=\"1\""})
	require.NoError(t, err)
	assert.Equal(t, "meeting:toronto-2018", got["id"])
	assert.Equal(t, "12345678901234567890", got["n"].(interface{ String() string }).String())
	assert.Len(t, got["list"], 2)
	assert.Equal(t, true, got["on"])
	assert.Equal(t, "a=b", got["eq"])
	assert.Contains(t, got, "none")
	assert.Nil(t, got["none"])
	assert.Equal(t, "", got["empty"])
	assert.Equal(t, "1 2", got["two"])
	assert.Equal(t, "1", got["q"])

	for _, bad := range []string{"novalue", "=x"} {
		_, err := parseVariables([]string{bad})
		assert.ErrorContains(t, err, "is not NAME=VALUE", bad)
	}
}

func TestPrintResponse(t *testing.T) {
	tests := []struct {
		name     string
		response string
		fails    bool
	}{
		{"data", `{"data":{"a":1}}`, false},
		{"data and errors", `{"errors":[{"message":"m"}],"data":{"a":null,"b":1}}`, false},
		{"errors and nothing else", `{"errors":[{"message":"m"}],"data":{"a":null}}`, true},
		{"errors and null", `{"errors":[{"message":"m"}],"data":null}`, true},
		{"errors alone", `{"errors":[{"message":"m"}]}`, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			err := printResponse(Env{Stdout: &out}, json.RawMessage(tt.response))
			assert.Equal(t, tt.fails, err != nil)
			assert.JSONEq(t, tt.response, out.String())
			assert.True(t, strings.HasPrefix(out.String(), "{\n"), "it is laid out for people")
		})
	}
}
