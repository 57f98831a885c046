/**
 * One line for each step that takes a while: `name ...`, and the seconds once it is done. Returns a function that starts a step and gives
 * the function that ends it.
 */
export function steps(write = (text) => process.stdout.write(text), now = () => performance.now()) {
  return (name) => {
    const start = now()
    write(`${name} ...`)
    return (note = '') => write(` ${note || 'done'} (${((now() - start) / 1000).toFixed(1)} s)\n`)
  }
}
