package cli

import (
	"sync/atomic"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress draws how far a load has come, on a terminal only: a pipe and a log
// get the outcome alone.
type progress struct {
	container *mpb.Progress
	bar       *mpb.Bar
	name      atomic.Value
}

func newProgress(env Env) *progress {
	p := &progress{}
	p.name.Store("reading")
	if !env.Terminal {
		return p
	}
	p.container = mpb.New(mpb.WithOutput(env.Stderr), mpb.WithWidth(64))
	p.bar = p.container.New(0, mpb.BarStyle(),
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Any(func(decor.Statistics) string { return p.name.Load().(string) })),
		mpb.AppendDecorators(decor.CountersNoUnit("%d/%d"), decor.Elapsed(decor.ET_STYLE_GO, decor.WC{W: 6})),
	)
	return p
}

// reading says that done of all files are read.
func (p *progress) reading(done, all int) {
	if p.bar != nil {
		// The stages after reading count as one step each, so that the bar is
		// not full while the longest part is still to come.
		p.bar.SetTotal(int64(all+stages), false)
		p.bar.SetCurrent(int64(done))
	}
}

// stages are those after reading: finding commitments, storing.
const stages = 2

// stage names what is being done now; with "" all is done.
func (p *progress) stage(name string) {
	if name == "" {
		p.end()
		return
	}
	p.name.Store(name)
	if p.bar != nil {
		p.bar.Increment()
	}
}

// end takes the bar away. It may be called twice.
func (p *progress) end() {
	if p.container == nil {
		return
	}
	p.bar.Abort(true)
	p.container.Wait()
	p.container = nil
}
