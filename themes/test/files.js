// Names of scripts that others fetch, as the build tells them.
export const searchLater = "searchlater.0123456789.js";
export const searchSlips = "searchslips.0123456789.js";
