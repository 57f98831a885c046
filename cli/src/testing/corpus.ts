import { seededRandom } from '@spaceport/kit/random'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

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
  seed: string = randomUUID(),
): Promise<Map<string, string>> {
  process.stderr.write(`corpus seed ${seed}\n`)
  const random = seededRandom(seed)
  const files = new Map<string, string>()
  for (let i = 0; i < size; i++) {
    const body = Array.from({ length: Math.floor(random.next() ** 4 * 5_000) }, () => random.pick(SNIPPETS)).join('')
    const template = {
      Id: `template-${i}`,
      Name: `Template ${i} ${random.pick(SNIPPETS)}`,
      ...(random.chance(0.5) ? { Description: null } : {}),
      ActionType: 'Octopus.Script',
      Version: random.int(1, 90),
      Properties: { 'Octopus.Action.Script.ScriptBody': body },
      ...(random.chance(0.8) ? { Parameters: [{ Name: 'x', DefaultValue: random.chance(0.5) ? null : '' }] } : {}),
      ...(random.chance(0.2) ? { $Meta: { Type: 'ActionTemplate', Odd: [1, null, { a: 1e21 }] } } : {}),
    }
    let text = JSON.stringify(template, null, random.pick([0, 2, '\t']))
    if (random.chance(0.3)) text = text.replaceAll('\n', '\r\n')
    if (random.chance(0.3)) text = `\ufeff${text}`
    const name = `${String(i).padStart(4, '0')}-${random.chance(0.2) ? 'Ünïcode name' : 'template'}.${random.chance(0.1) ? 'JSON' : 'json'}`
    await writeFile(join(folder, name), text)
    files.set(name, text)
  }
  return files
}
