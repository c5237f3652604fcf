// What puts words right: fetched by search.js for words that need it.

import * as slipping from "search-client/slipping.js";

Object.assign(self, { chuyendeSlips: { ...slipping } });
