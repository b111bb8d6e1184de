package export

import (
	"context"
	"io"
)

// chunk is how many bytes are gathered before they are written, and at most how
// far an export runs on after its context ended.
const chunk = 1 << 15

// out gathers what is written. It looks at the context whenever it writes, and
// keeps the first error: a writer of a format asks for it once a record.
type out struct {
	ctx      context.Context
	w        io.Writer
	b        []byte
	err      error
	replaced int // characters that the format cannot carry
}

func newOut(ctx context.Context, w io.Writer) *out {
	return &out{ctx: ctx, w: w, b: make([]byte, 0, 2*chunk)}
}

func (o *out) str(s string) { o.b = append(o.b, s...) }

func (o *out) strs(list ...string) {
	for _, s := range list {
		o.b = append(o.b, s...)
	}
}

// more writes what has gathered, where that is enough, and reports whether to
// go on.
func (o *out) more() bool {
	if len(o.b) < chunk {
		return o.err == nil
	}
	return o.flush() == nil
}

// flush writes what has gathered: a head at once, so that a reader need not
// wait for the first chunk.
func (o *out) flush() error {
	if o.err != nil {
		return o.err
	}
	if o.err = o.ctx.Err(); o.err == nil && len(o.b) > 0 {
		_, o.err = o.w.Write(o.b)
	}
	o.b = o.b[:0]
	return o.err
}

// Write lets another writer write through this one.
func (o *out) Write(p []byte) (int, error) {
	o.b = append(o.b, p...)
	if !o.more() {
		return 0, o.err
	}
	return len(p), nil
}
