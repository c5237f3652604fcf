// What search.js hands over: a build makes it.

export {};
