package papers

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"

	"chuyende/internal/config"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/words"
)

// shared remembers what the scripts of all topics have in common, for the last
// settings.
type shared struct {
	mu     sync.Mutex
	config *config.Config
	words  *words.Table
	last   *common
}

// common is the shared script, and where in it each chunk stands.
type common struct {
	script *script
	at     map[string]int
}

// of returns what is common by the settings: the chunks of the papers of a topic
// without any text, and the papers of the whole site.
func (h *shared) of(m *Maker, c *config.Config) (*common, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.config == c && h.words == c.Words && h.last != nil {
		return h.last, nil
	}
	all := chunker{own: map[string]int{}}
	out := &script{}
	for i := range m.forms.Forms {
		f := &m.forms.Forms[i]
		if f.Copy {
			continue
		}
		s, err := m.setter(f, c, nil, &site.Page{Kind: &site.Kind{}})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		if p := all.paper(f.Name, s.document()); f.Whole {
			out.Papers = append(out.Papers, p)
		}
		if f.Room > 0 {
			if _, _, err := m.closer(&all, f, render.Input{Config: c}, s.page); err != nil {
				return nil, err
			}
		}
	}
	sum := sha256.Sum256([]byte(strings.Join(all.list, "\x00")))
	out.Chunks, out.Check = all.list, hex.EncodeToString(sum[:5])
	h.config, h.words, h.last = c, c.Words, &common{out, all.own}
	return h.last, nil
}
