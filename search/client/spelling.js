// Which syllables Vietnamese can have: the same rules as
// internal/vietnamese/spelling.go.

import { TONES } from "./syllable.js";

const ONSETS = "b ch c d đ gh gi g h kh k l m ngh ng nh n ph p qu r s th tr t v x";
const RIMES =
  "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et " +
  "ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu y yêm yên yêng yêt yêu ynh " +
  "yt ych yn yp yu ya o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet " +
  "oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơng ơp ơt u ua uc ui um un ung up ut uân uâng " +
  "uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh uyt uyu uyên uyêt uyp ư ưa ưc ưi ưm ưn " +
  "ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ";
const WRITTEN = new RegExp(`^(?:${ONSETS.replace(/ /g, "|")})?(?:${RIMES.trim().replace(/ /g, "|")})$`);

/**
 * Whether a word is spelled as a Vietnamese syllable can be: the same as
 * IsSyllable in internal/vietnamese/spelling.go.
 * @param {string} word
 */
export function isSyllable(word) {
  const letters = word.normalize("NFD");
  const [tone, another] = letters.match(TONES) ?? [];
  const bare = letters.replace(TONES, "").toLowerCase().normalize("NFC");
  const isClosed = /(?:c|ch|p|t)$/.test(bare);
  return !another && !(isClosed && tone && !/[\u0301\u0323]/.test(tone)) && WRITTEN.test(bare);
}
