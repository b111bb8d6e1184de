package server

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"

	"stemma/graph/export"
)

// gzipCoding is the one content coding that exports have.
const gzipCoding = "gzip"

// compressible reports whether a format is text; the others are packed already.
func compressible(f export.Format) bool {
	switch f.Name {
	case "", "csv", "xlsx", export.PackFormat().Name:
		return false
	}
	return true
}

// coding is how the Accept-Encoding header wants an answer: "gzip", or "" for as
// it is. Whoever says nothing gets it as it is.
func coding(r *http.Request) string {
	gzipped, plain := -1.0, -1.0
	for _, p := range preferences(r.Header.Values("Accept-Encoding")) {
		switch p.value {
		case "gzip", "x-gzip":
			gzipped = max(gzipped, p.weight)
		case "identity":
			plain = p.weight
		}
	}
	for _, p := range preferences(r.Header.Values("Accept-Encoding")) {
		if p.value == "*" && gzipped < 0 {
			gzipped = p.weight
		}
	}
	if gzipped > 0 && gzipped >= plain {
		return gzipCoding
	}
	return ""
}

// codedTag is the tag of an answer in a coding: it has other bytes, so another
// tag.
func codedTag(tag, coding string) string {
	if coding == "" {
		return tag
	}
	return strings.TrimSuffix(tag, `"`) + "-" + coding + `"`
}

// stream writes an answer as it is made, in a coding. What is written first is
// sent at once. After an error the answer is left without its end, by which a
// reader of gzip knows.
func stream(w http.ResponseWriter, coding string, write func(io.Writer) error) error {
	to := newStreamWriter(w)
	if coding == "" {
		return write(&prompt{w: to, flush: to.control.Flush})
	}
	// The fastest level: a slower one would keep a processor busy for longer than
	// the line gains.
	z, err := gzip.NewWriterLevel(to, gzip.BestSpeed)
	if err != nil {
		return fmt.Errorf("gzip: %w", err)
	}
	err = write(&prompt{w: z, flush: func() error {
		if err := z.Flush(); err != nil {
			return err
		}
		return to.control.Flush()
	}})
	if err != nil {
		return err
	}
	return z.Close()
}

// prompt sends on what is written first, so that a reader need not wait until a
// buffer is full.
type prompt struct {
	w     io.Writer
	flush func() error
	begun bool
}

func (p *prompt) Write(b []byte) (int, error) {
	n, err := p.w.Write(b)
	if err == nil && !p.begun {
		p.begun = true
		err = p.flush()
	}
	return n, err
}
