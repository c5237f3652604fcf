package searchtest

import "chuyende/search/internal/corpus"

// Portal returns three pages of a portal.
func Portal() []corpus.Document {
	return []corpus.Document{
		{
			URL: "/chuyen-de/hien-dat.html", Title: "Hiến đất làm đường", Kind: "topic", KindTitle: "Chuyên đề",
			Keywords: []string{"nông thôn mới"}, Facets: map[string][]string{"quy": {"1", "2"}}, Summary: "Vì sao hiến đất.",
			Sections: []corpus.Section{
				{Text: "Mở đầu."},
				{ID: "ket-luan", Heading: "Kết luận", Text: "Chi bộ thống nhất: đảng viên hòa giải trước, hiến đất sau."},
			},
		},
		{
			URL: "/chuyen-de/hop-dong.html", Title: "Hợp đồng", Kind: "topic", KindTitle: "Chuyên đề",
			Facets:   map[string][]string{"quy": {"2"}},
			Sections: []corpus.Section{{Text: "Kỹ thuật soạn hợp đồng, lý do đất đai."}},
		},
		{
			URL: "/van-ban/12-hd-btctw.html", Title: "Hướng dẫn 12-HD/BTCTW", Kind: "document", KindTitle: "Văn bản",
			Sections: []corpus.Section{{Text: "Về nội dung sinh hoạt chi bộ."}},
		},
	}
}
