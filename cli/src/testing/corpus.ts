import { randomInt } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A small generator of numbers (mulberry32), so that a seed gives the same corpus again. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const SNIPPETS = [
  '$x = "a\\b"',
  'echo \u{1f680}',
  '\u0001\u001f',
  'naïve ﬁ',
  '\r\n\tfoo',
  '</script>',
  '\u2028',
  '{{x}}',
]

/**
 * Writes step templates with the mess of real ones: byte order marks, odd line ends and indents, missing and unknown keys,
 * long bodies. Gives what was written by file name.
 */
export async function writeCorpus(
  folder: string,
  size: number,
  seed = randomInt(2 ** 31),
): Promise<Map<string, string>> {
  process.stderr.write(`corpus seed ${seed}\n`)
  const next = numbers(seed)
  const files = new Map<string, string>()
  for (let i = 0; i < size; i++) {
    const body = Array.from({ length: Math.floor(next() ** 4 * 5_000) }, () => SNIPPETS[Math.floor(next() * 8)]).join(
      '',
    )
    const template = {
      Id: `template-${i}`,
      Name: `Template ${i} ${SNIPPETS[Math.floor(next() * 8)]}`,
      ...(next() < 0.5 ? { Description: null } : {}),
      ActionType: 'Octopus.Script',
      Version: 1 + Math.floor(next() * 90),
      Properties: { 'Octopus.Action.Script.ScriptBody': body },
      ...(next() < 0.8 ? { Parameters: [{ Name: 'x', DefaultValue: next() < 0.5 ? null : '' }] } : {}),
      ...(next() < 0.2 ? { $Meta: { Type: 'ActionTemplate', Odd: [1, null, { a: 1e21 }] } } : {}),
    }
    let text = JSON.stringify(template, null, [0, 2, '\t'][Math.floor(next() * 3)])
    if (next() < 0.3) text = text.replaceAll('\n', '\r\n')
    if (next() < 0.3) text = `\ufeff${text}`
    const name = `${String(i).padStart(4, '0')}-${next() < 0.2 ? 'Ünïcode name' : 'template'}.${next() < 0.1 ? 'JSON' : 'json'}`
    await writeFile(join(folder, name), text)
    files.set(name, text)
  }
  return files
}
