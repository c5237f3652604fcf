package vietnamese

import (
	"strings"
	"testing"
)

func TestIsSyllable(t *testing.T) {
	t.Parallel()
	yes := `Đảng uỷ nghị quyết chuyên đề quốc gì già giêng nghiêng khuỷu quý thuở ngoằn ngoèo xoong a ý yêu
		hoà hòa thủy kỹ quận huyện xã phường HIẾN ĐẤT LÀM ĐƯỜNG trưởng rượu qua quy giặt giữ gìn`
	for word := range strings.FieldsSeq(yes) {
		if !IsSyllable(word) {
			t.Errorf("IsSyllable(%q) = false", word)
		}
	}
	no := `§¶ng Ñaûng élève où fête x1 b bb ngg naïve für más áà tàt bảc chỉnhs w zạ qu-y tiềến`
	for word := range strings.FieldsSeq(no) {
		if IsSyllable(word) {
			t.Errorf("IsSyllable(%q) = true", word)
		}
	}
	if IsSyllable("") || IsSyllable("a b") || IsSyllable(" ") {
		t.Error("what is no word was taken for a syllable")
	}
}
