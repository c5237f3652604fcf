package rota

// network is a flow network in which every edge has a least and a most. It
// finds a flow that keeps both everywhere, if there is one (Dinic's algorithm).
// Edges are tried in the order in which they were added, so that the same
// network always gets the same flow.
type network struct {
	first  []int // of each node: its first edge, or -1
	edges  []edge
	excess []int // what the least amounts bring into each node beyond what they take out
	level  []int
	next   []int
}

// edge is followed by its reverse: the partner of edges[i] is edges[i^1].
type edge struct {
	to, after int // after is the next edge of the same node, or -1
	room      int
	least     int
}

func newNetwork(nodes int) *network {
	n := &network{first: make([]int, nodes), excess: make([]int, nodes)}
	for i := range n.first {
		n.first[i] = -1
	}
	return n
}

// add adds an edge and returns its number.
func (n *network) add(from, to, least, most int) int {
	number := len(n.edges)
	n.link(from, to, most-least)
	n.edges[number].least = least
	n.excess[to] += least
	n.excess[from] -= least
	return number
}

// link adds an edge without a least amount, and its reverse.
func (n *network) link(from, to, room int) {
	number := len(n.edges)
	n.edges = append(n.edges, edge{to: to, after: n.first[from], room: room}, edge{to: from, after: n.first[to]})
	n.first[from], n.first[to] = number, number+1
}

// settle finds a flow within all bounds and reports whether there is one. No
// edge may be added afterwards.
func (n *network) settle() bool {
	from, to := len(n.first), len(n.first)+1
	n.first = append(n.first, -1, -1)
	wanted := 0
	for node, excess := range n.excess {
		switch {
		case excess > 0:
			n.link(from, node, excess)
			wanted += excess
		case excess < 0:
			n.link(node, to, -excess)
		}
	}
	n.level = make([]int, len(n.first))
	n.next = make([]int, len(n.first))
	for n.layer(from, to) {
		copy(n.next, n.first)
		for {
			pushed := n.push(from, to, wanted)
			if pushed == 0 {
				break
			}
			wanted -= pushed
		}
	}
	return wanted == 0
}

// flow returns what flows through an edge, once settle was true.
func (n *network) flow(number int) int { return n.edges[number].least + n.edges[number^1].room }

// layer numbers the nodes by their distance from the first one.
func (n *network) layer(from, to int) bool {
	for i := range n.level {
		n.level[i] = -1
	}
	n.level[from] = 0
	queue := []int{from}
	for len(queue) > 0 && n.level[to] < 0 {
		node := queue[0]
		queue = queue[1:]
		for i := n.first[node]; i >= 0; i = n.edges[i].after {
			if e := n.edges[i]; e.room > 0 && n.level[e.to] < 0 {
				n.level[e.to] = n.level[node] + 1
				queue = append(queue, e.to)
			}
		}
	}
	return n.level[to] >= 0
}

// push sends at most room along shortest ways and returns how much it sent. It
// goes no deeper than there are layers, of which such networks have few.
func (n *network) push(node, to, room int) int {
	if node == to {
		return room
	}
	sent := 0
	for ; n.next[node] >= 0; n.next[node] = n.edges[n.next[node]].after {
		i := n.next[node]
		e := n.edges[i]
		if e.room == 0 || n.level[e.to] != n.level[node]+1 {
			continue
		}
		pushed := n.push(e.to, to, min(room-sent, e.room))
		n.edges[i].room -= pushed
		n.edges[i^1].room += pushed
		sent += pushed
		if sent == room {
			break // the edge may have room left for who comes next
		}
	}
	return sent
}
