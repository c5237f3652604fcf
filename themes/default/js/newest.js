// Keeps an older answer from replacing a newer one.

/**
 * Wraps an asynchronous function so that only its newest call is answered:
 * when a call is overtaken by a later one, its promise never settles.
 * @template {any[]} A
 * @template R
 * @param {(...args: A) => Promise<R>} ask
 * @returns {(...args: A) => Promise<R>}
 */
export function newest(ask) {
  let last = 0;
  return (...args) => {
    const turn = ++last;
    return new Promise((resolve, reject) => {
      ask(...args).then(
        (answer) => turn === last && resolve(answer),
        (error) => turn === last && reject(error),
      );
    });
  };
}
