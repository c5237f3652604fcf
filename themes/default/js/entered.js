// What was entered for the papers of a topic stands also in what is handed out:
// in the invitation that is sent, at the head of the large print.

import { forBlanks, remembered } from "./paperstore.js";
import * as say from "theme/strings.js";

export function showEntered() {
  const back = document.querySelector("a.handout-back");
  if (!(back instanceof HTMLAnchorElement)) return;
  const root = new URL(document.documentElement.dataset.root ?? "", document.baseURI);
  const values = forBlanks(remembered(back.href.replace(/#[^]*/, "").slice(root.href.length - 1)));
  for (const blank of document.querySelectorAll("[data-entered]")) {
    const value = values[blank.getAttribute("data-entered") ?? ""];
    if (!value) continue;
    blank.textContent = value;
    blank.classList.remove("blank");
  }
  const call = document.getElementById("call-1");
  if (!call) return;
  for (const [blank, name] of [[say.messageHour, "gio"], [say.messageDay, "ngay-hop"], [say.messagePlace, "dia-diem"]]) {
    const [before, ...after] = (call.textContent ?? "").split(blank);
    if (after.length && values[name]) call.textContent = before + values[name] + after.join(blank);
    else if (after.length) document.querySelector("[data-unfilled]")?.removeAttribute("hidden");
  }
}
