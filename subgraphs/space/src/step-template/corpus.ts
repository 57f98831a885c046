import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '@spaceport/kit/random'

/** A step template's file. */
export type CorpusFile = { name: string; text: string }

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..')

/**
 * Octopus's community step templates, 299 real files, from the folder in `SPACEPORT_SHARED_DATA`. Where they are absent a generated
 * messy corpus stands in, which is said; with `CI=true` their absence is an error.
 */
export async function corpus(): Promise<CorpusFile[]> {
  const shared = resolve(ROOT, process.env.SPACEPORT_SHARED_DATA ?? '../shared/data')
  const folder = join(shared, 'octopus-library', 'step-templates')
  const names = await readdir(folder).catch(() => [])
  if (names.length > 0) {
    const files = names.filter((name) => name.endsWith('.json')).sort()
    return Promise.all(files.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
  }
  if (process.env.CI === 'true') throw new Error('The real step templates are absent; set SPACEPORT_SHARED_DATA.')
  process.stderr.write('The real step templates are absent; a generated corpus stands in.\n')
  return generated(60)
}

/** Files with the mess of real ones: byte order marks, missing and odd keys, escapes, numbers, nulls, long scripts. */
function generated(count: number): CorpusFile[] {
  const random = seededRandom('step templates')
  return Array.from({ length: count }, (_, i) => {
    const parameters = Array.from({ length: Math.floor(random.next() * 12) }, (_none, n) => ({
      ...(n % 3 === 0 ? {} : { Id: `${i}-${n}`, Links: {} }),
      Name: `Parameter.${n}`,
      Label: n % 4 === 0 ? null : `Label \u{1F680} ${n}`,
      ...(n % 5 === 0 ? {} : { HelpText: 'Say *what*.\r\n\tThen more.' }),
      DefaultValue: [null, '', 'True', 42, '\ud83d\ude00'][n % 5],
      DisplaySettings: { 'Octopus.ControlType': 'Select', 'Octopus.SelectOptions': 'a|A\nb|B' },
    }))
    const file = {
      Id: `generated-${i}`,
      Name: `Generated - step ${i % 50}`,
      Description: i % 7 === 0 ? null : `Does things.\n\n- ${i}`,
      ActionType: 'Octopus.Script',
      Version: i % 9,
      ...(i % 2 ? { CommunityActionTemplateId: null, Packages: [] } : { Author: 'somebody' }),
      Properties: {
        'Octopus.Action.Script.ScriptBody': `Write-Host "${'\\u0000 & <x> \u2028'.repeat(i * 20)}"`,
        'Octopus.Action.RunOnServer': i % 3 ? 'true' : null,
        10: 'ten',
        __proto: 'plain',
      },
      Parameters: parameters,
      $Meta: { ExportedAt: '2016-01-01T00:00:00.000Z', Type: 'ActionTemplate' },
    }
    return { name: `generated-${i}.json`, text: `${i % 4 ? '' : '\uFEFF'}${JSON.stringify(file, null, i % 3)}` }
  })
}
