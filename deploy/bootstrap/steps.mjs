/**
 * One line for each step that takes a while: `name ...`, how far it has come, and the seconds once it is done. Gives a function that starts a
 * step; what that gives ends the step, and has `progress(done, total)`.
 */
export function steps({
  write = (text) => process.stdout.write(text),
  terminal = process.stdout.isTTY === true,
  now = () => performance.now(),
} = {}) {
  return (name) => {
    const start = now()
    let told = 0
    write(`${name} ...`)
    const done = (note = '') => write(`${line('')} ${note || 'done'} (${((now() - start) / 1000).toFixed(1)} s)\n`)
    const line = (text) => (terminal && told > 0 ? `\r\x1b[2K${name} ...${text}` : text)
    done.progress = (count, total) => {
      if (total < 10 || count >= total) return
      const share = Math.floor((100 * count) / total)
      // A terminal shows each per cent in its place; a log gets each quarter, once.
      if (terminal ? share <= told : Math.floor(share / 25) <= Math.floor(told / 25)) return
      told = share
      write(terminal ? line(` ${count} of ${total}`) : ` ${Math.floor(share / 25) * 25}%`)
    }
    return done
  }
}
