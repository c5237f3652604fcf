// What puts words right: fetched by search.js for words that need it.

import { openSlips, openSyllables } from "search-client/slipping.js";

// Name by name: names of a module's own are not written short, as those of properties are in search.js.
Object.assign(self, { chuyendeSlips: { openSlips, openSyllables } });
