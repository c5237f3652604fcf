// The browser's Vietnamese voice. It says one text at a time; that it never comes
// to an end, as some do, is noticed here.

/** How much longer than reckoned a voice may take, in seconds, before it counts as stuck. */
const PATIENCE = 8;

/** @returns {SpeechSynthesisVoice | undefined} one on the device rather than one far away */
export function vietnameseVoice() {
  const all = speechSynthesis.getVoices().filter(({ lang }) => /^vi\b/i.test(lang.replace("_", "-")));
  return all.find((voice) => voice.localService) ?? all[0];
}

/**
 * @returns {{say: (text: string, rate: number, seconds: number) => Promise<boolean>, stop: () => void}}
 *   say gives whether the text was said; false too where something else is said instead
 */
export function makeVoice() {
  const synth = speechSynthesis;
  /** @type {SpeechSynthesisUtterance | null} */
  let current = null; // kept, as browsers forget what nobody holds
  let settle = (_said) => {};
  let timer = 0;

  function finish(said) {
    clearTimeout(timer);
    current = null;
    settle(said);
  }

  function stop() {
    const was = current;
    if (was) finish(false);
    synth.cancel();
  }

  function say(text, rate, seconds) {
    if (current || synth.speaking || synth.pending) stop();
    const utterance = new SpeechSynthesisUtterance(text);
    const voice = vietnameseVoice();
    utterance.lang = "vi-VN";
    if (voice) utterance.voice = voice;
    utterance.rate = rate;
    current = utterance;
    return new Promise((resolve) => {
      settle = resolve;
      utterance.onend = () => current === utterance && finish(true);
      utterance.onerror = () => current === utterance && finish(false);
      timer = window.setTimeout(() => current === utterance && stop(), (2 * seconds + PATIENCE) * 1000);
      synth.speak(utterance);
    });
  }

  synth.cancel(); // what another page has left
  return { say, stop };
}
