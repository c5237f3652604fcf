package reflow

import (
	"math"
	"slices"
)

// part is what stands below each other: lines, a table, or columns that stand beside each
// other.
type part struct {
	lines   []line
	columns [][]line
	grid    *grid
}

// besides finds columns in what a page shows: lines that go up again, right of those
// before them. middle is the middle of the text.
func besides(flow []piece, middle float64) []part {
	var all []part
	var open []line
	flush := func() {
		if len(open) > 0 {
			all = append(all, part{lines: open})
		}
		open = nil
	}
	for i := 0; i < len(flow); i++ {
		if flow[i].grid != nil {
			flush()
			all = append(all, part{grid: flow[i].grid})
			continue
		}
		l := flow[i].line
		if n := len(open); n > 0 && l.base > open[n-1].base+0.5*l.size {
			if from := leftOf(open, l); from < n {
				left := open[from:]
				right, next := rightOf(flow, i, left, middle)
				open = open[:from]
				flush()
				both := part{columns: [][]line{slices.Clone(left), right}}
				for !both.isText() && next < len(flow) && both.takes(flow[next]) {
					next++
				}
				all = append(all, both)
				i = next - 1
				continue
			}
		}
		open = append(open, l)
	}
	flush()
	return all
}

// leftOf is where those of the last lines begin that stand beside one, left of it.
func leftOf(lines []line, l line) int {
	from := len(lines)
	for from > 0 {
		if o := lines[from-1]; o.Right > l.Left-0.5*l.size || o.Bottom > l.Top+0.6*l.size {
			break
		}
		from--
	}
	return from
}

// rightOf are the lines of the flow from i on that stand in the column right of left, and
// where it goes on behind them.
func rightOf(flow []piece, i int, left []line, middle float64) (column []line, next int) {
	_, edge := edgesOf(left)
	foot := math.MaxFloat64
	for _, l := range left {
		foot = min(foot, l.Bottom)
	}
	for ; i < len(flow); i++ {
		l := flow[i].line
		if flow[i].grid != nil || l.Left < edge {
			break
		}
		if n := len(column); n > 0 {
			before := column[n-1]
			from, to := edgesOf(column)
			if l.base > before.base+0.5*l.size || // a third column, or the next
				l.Top < foot && (before.base-l.base > 2.2*l.size || math.Abs(l.middle()-middle) < 0.5*math.Abs(l.middle()-(from+to)/2)) {
				break
			}
		}
		column = append(column, l)
	}
	return column, i
}

// takes puts a line into two columns that stand above it, where it is two with a gap
// between: the number of a paper and its day.
func (p part) takes(next piece) bool {
	if next.grid != nil {
		return false
	}
	l := next.line
	at := l.gapAt()
	if at < 0 || !isNext(lowest(p.columns), l) {
		return false
	}
	left, ok := newLine(l.letters[:at])
	right, also := newLine(l.letters[at:])
	if ok && also {
		p.columns[0], p.columns[1] = append(p.columns[0], left), append(p.columns[1], right)
	}
	return ok && also
}

// lowest is the line that stands lowest in columns.
func lowest(columns [][]line) line {
	l := columns[0][0]
	for _, c := range columns {
		if last := c[len(c)-1]; last.base < l.base {
			l = last
		}
	}
	return l
}

// What columns have in which a text goes on.
const (
	textLines   = 10
	textLetters = 22 // in a line
)

// isText reports whether columns hold a text that goes on from one to the next: a
// letterhead and signatures have few and short lines.
func (p part) isText() bool {
	for _, c := range p.columns {
		letters := 0
		for _, l := range c {
			letters += len(l.letters)
		}
		if len(c) < textLines || letters < textLetters*len(c) {
			return false
		}
	}
	return true
}
