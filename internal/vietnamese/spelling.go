package vietnamese

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// IsSyllable reports whether word is spelled as a Vietnamese syllable can be:
// an onset that exists, a rime that exists, at most one tone, and before a
// closing c, ch, p or t only the tones sắc and nặng. It does not know whether
// anyone uses the syllable. Capitals do not matter; word must be NFC or NFD.
func IsSyllable(word string) bool {
	var bare strings.Builder
	tone := rune(0)
	for _, r := range norm.NFD.String(word) {
		if isTone(r) {
			if tone != 0 {
				return false
			}
			tone = r
			continue
		}
		bare.WriteRune(unicode.ToLower(r))
	}
	letters := norm.NFC.String(bare.String())
	const sac, nang = '\u0301', '\u0323'
	for _, stop := range []string{"c", "ch", "p", "t"} {
		if strings.HasSuffix(letters, stop) && tone != 0 && tone != sac && tone != nang {
			return false
		}
	}
	for _, onset := range strings.Fields(onsets) {
		if rime, ok := strings.CutPrefix(letters, onset); ok && isRime(rime) {
			return true
		}
	}
	return isRime(letters)
}

func isRime(letters string) bool {
	return letters != "" && !strings.Contains(letters, " ") && strings.Contains(rimes, " "+letters+" ")
}

// The rime of "quốc" is counted as ôc and that of "già" as a: qu and gi are
// onsets. "gì" is g with the rime i.
const (
	onsets = "b ch c d đ gh gi g h kh k l m ngh ng nh n ph p qu r s th tr t v x"
	rimes  = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây " +
		"e ec em en eng eo ep et ê êch êm ên ênh êp êt êu " +
		"i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu ynh yt ych yn yp yu ya " +
		"o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot " +
		"ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt " +
		"u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh uyt uyu uyên uyêt uyp " +
		"ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
)
