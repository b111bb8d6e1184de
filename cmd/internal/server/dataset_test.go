package server

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"stemma/graph/export/readers"
)

func TestDataset(t *testing.T) {
	source := linked()
	r := start(t, source, nil)
	require.Eventually(t, func() bool { return r.get("/readyz").status == 200 }, 5*time.Second, time.Millisecond)
	got := r.get("/void.ttl")
	require.Equal(t, 200, got.status, got.body)
	assert.Equal(t, "text/turtle; charset=utf-8", got.header.Get("Content-Type"))
	statements := 0
	for line := range strings.Lines(r.get("/export/nquads").body) {
		if !strings.HasPrefix(line, "#") {
			statements++
		}
	}
	assert.Contains(t, got.body, fmt.Sprintf("void:triples %d ;", statements))
	assert.Contains(t, got.body, "void:class <urn:stemma:ns#Commitment> ; void:entities 1 .")
	assert.Contains(t, got.body, "void:property <urn:stemma:ns#delegates-to> ; void:triples 1 .")
	assert.Contains(t, got.body, "void:dataDump <"+r.base+"/export/nquads>")
	assert.Contains(t, got.body, "void:exampleResource <urn:stemma:commitment:kyoto-2031/1>")
	assert.Equal(t, got.body, r.get("/.well-known/void").body, "followed")
	assert.Equal(t, http.StatusNotModified, r.send("GET", "/void.ttl", "", http.Header{"If-None-Match": {got.header.Get("ETag")}}).status)
	assert.Empty(t, r.send("HEAD", "/void.ttl", "", nil).body)
	if _, err := exec.LookPath("rapper"); err == nil {
		file := filepath.Join(t.TempDir(), "void.ttl")
		require.NoError(t, os.WriteFile(file, []byte(got.body), 0o600))
		said, err := exec.CommandContext(t.Context(), "rapper", "-q", "-c", "-i", "turtle", file).CombinedOutput()
		require.NoError(t, err, string(said))
		assert.Empty(t, string(said))
	}

	source.put("2", nil, "meeting:lyon-1996", "meeting:bath-2018")
	require.Eventually(t, func() bool { return strings.Contains(r.get("/void.ttl").body, "void:entities 2 .") }, 5*time.Second, 5*time.Millisecond,
		"a new state is counted anew")
}

func TestContext(t *testing.T) {
	r := start(t, linked(), nil)
	got := r.get("/context.jsonld")
	assert.Equal(t, "application/ld+json", got.header.Get("Content-Type"))
	assert.Equal(t, "*", r.send("GET", "/context.jsonld", "", http.Header{"Origin": {"https://example.org"}}).header.Get("Access-Control-Allow-Origin"))
	var context struct {
		Context map[string]any `json:"@context"`
	}
	require.NoError(t, json.Unmarshal([]byte(got.body), &context))
	assert.Equal(t, map[string]any{"@id": "urn:stemma:ns#delegates-to", "@type": "@id"}, context.Context["DELEGATES_TO"])

	// A document of somebody else's means with it what our own quads say.
	folder := t.TempDir()
	document := map[string]any{
		"@context": context.Context, "@id": "urn:stemma:commitment:a/1", "@type": "Commitment",
		"text": map[string]string{"en": "we act", "fr": "nous agissons"}, "force": "TASK", "DELEGATES_TO": "urn:stemma:actor:b",
	}
	body, err := json.Marshal(document)
	require.NoError(t, err)
	const quads = `<urn:stemma:commitment:a/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:stemma:ns#Commitment> .
<urn:stemma:commitment:a/1> <https://schema.org/text> "we act"@en .
<urn:stemma:commitment:a/1> <https://schema.org/text> "nous agissons"@fr .
<urn:stemma:commitment:a/1> <urn:stemma:ns#force> "TASK" .
<urn:stemma:commitment:a/1> <urn:stemma:ns#delegates-to> <urn:stemma:actor:b> .
`
	for name, text := range map[string]string{"graph.jsonld": string(body), "graph.nq": quads, "graph.ttl": quads} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	readers.Check(t, folder, readers.RDF...)
}
