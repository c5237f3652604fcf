// The pages that are handed out: large print, messages, slides. All of them can be
// read, and printed by the browser's own menu, without this script.

import { startCopying } from "./copying.js";
import { showEntered } from "./entered.js";
import { startPrinting } from "./printing.js";
import { startSlides } from "./slides.js";

showEntered();
startPrinting();
startCopying();
startSlides();
