package config

import (
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/stationery"
)

// papers reads how papers in Word are made. A type that a cell does not issue is
// refused.
func (l *loader) papers() Papers {
	table, rules := l.meta.Table("papers"), stationery.Standard()
	p := Papers{Layout: stationery.Default, Conclusion: stationery.Conclusion}
	if id := table.Text("layout"); id != "" {
		if _, ok := rules.Profile(id); ok {
			p.Layout = id
		} else {
			l.wrong(table.Span("layout"), RuleValueForm, lang.Textf("không có bố cục văn bản %q", "there is no layout of papers %q", id),
				diag.DidYouMean(id, rules.ProfileIDs()))
		}
	}
	if id := table.Text("conclusion"); id != "" {
		if why, ok := rules.Refusal(id); ok {
			p.Conclusion = id
		} else {
			types := strings.Join(rules.CellTypes(), ", ")
			l.wrong(table.Span("conclusion"), rulePaperType, why, lang.Textf("chi bộ ban hành: %s", "a cell issues: %s", types))
		}
	}
	p.Frames = append(l.frames(table.Records("quality")), rules.Quality)
	return p
}

// frames reads the frames of points that the site has from its committees. A
// wrong one is left out.
func (l *loader) frames(given []*frontmatter.Meta) []stationery.Quality {
	var all []stationery.Quality
	for _, table := range given {
		q := stationery.Quality{Name: table.Text("name"), Source: table.Text("source")}
		sum, read := 0, true
		for _, part := range table.Records("parts") {
			read = read && part.Has("points") // or it has been reported
			q.Parts = append(q.Parts, stationery.QualityPart{What: part.Text("what"), Points: part.Int("points")})
			sum += part.Int("points")
		}
		for _, grade := range table.Records("grades") {
			q.Grades = append(q.Grades, stationery.Grade{Name: grade.Text("name"), From: grade.Int("from")})
		}
		whole := sum == stationery.QualitySum
		if len(q.Parts) > 0 && read && !whole {
			l.wrong(table.KeySpan("parts"), RuleValueForm,
				lang.Textf("các phần của khung cộng lại được %d điểm, phải là %d", "the parts of the frame add up to %d points, not %d", sum, stationery.QualitySum),
				lang.Text{VI: "xem lại cột điểm trong bảng của cấp ủy", EN: "look at the points in the committee's table again"})
		}
		if l.grades(table) && whole {
			all = append(all, q)
		}
	}
	return all
}

// grades reports whether the grades of a frame come from the best to the worst,
// so that every sum of points has one.
func (l *loader) grades(table *frontmatter.Meta) bool {
	given, above := table.Records("grades"), stationery.QualitySum+1
	hint := lang.Text{VI: "viết từ mức cao xuống mức thấp, mức cuối có from: 0", EN: "write them from the best to the worst, the last with from: 0"}
	for i, grade := range given {
		switch from := grade.Int("from"); {
		case !grade.Has("from"):
			return false // which has been reported
		case from >= above:
			l.wrong(grade.Span("from"), RuleValueForm, lang.Textf("mức này từ %d điểm, không thấp hơn mức trên nó", "this grade begins at %d points, no lower than the one above", from), hint)
			return false
		case i == len(given)-1 && from != 0:
			l.wrong(grade.Span("from"), RuleValueForm, lang.Textf("dưới %d điểm thì không có mức nào", "below %d points there is no grade", from), hint)
			return false
		default:
			above = from
		}
	}
	return len(given) > 0
}
