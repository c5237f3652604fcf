package cache

import "crypto/sha256"

// What there is much of is kept in drawers, an entry each, so that a change of one
// thing writes one drawer anew.
const (
	drawerThings = 256
	mostDrawers  = 64
)

// Drawers returns in how many drawers so many things lie: a power of two, so that a
// folder that grows seldom comes to another number.
func Drawers(things int) int {
	drawers := 1
	for things > drawers*drawerThings && drawers < mostDrawers {
		drawers *= 2
	}
	return drawers
}

// Drawer returns in which of so many drawers the thing with a name lies.
func Drawer(name string, drawers int) int {
	sum := sha256.Sum256([]byte(name))
	return int(sum[0]) % drawers
}
