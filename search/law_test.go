package search

import "sync"

// lawBuilder sets documents from two goroutines.
func lawBuilder(docs []Document) *Builder {
	b := NewBuilder(Options{})
	var both sync.WaitGroup
	for half := range 2 {
		both.Go(func() {
			for i := half; i < len(docs); i += 2 {
				b.Set(docs[i])
			}
		})
	}
	both.Wait()
	return b
}
