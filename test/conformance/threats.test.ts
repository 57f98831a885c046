import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** One row of docs/threats.md. */
type Threat = { n: number; what: string; tests: { file: string; name: string }[] }

/** The rows of the tables. A cell of tests: `[label](../file) `name`, `name`<br>[label](../file) `name``. */
function threats(): Threat[] {
  const rows = readFileSync(`${root}docs/threats.md`, 'utf8').matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.+) \|$/gm)
  return [...rows].map(([, n, what, , cell]) => ({
    n: Number(n),
    what: what ?? '',
    tests: (cell ?? '').split('<br>').flatMap((part) => {
      const file = /^\[[^\]]+\]\(\.\.\/([^)]+)\) /.exec(part)?.[1] ?? part
      return [...part.matchAll(/`([^`]+)`/g)].map(([, name]) => ({ file, name: name ?? '' }))
    }),
  }))
}

const sources = new Map<string, string>()
function sourceOf(file: string): string {
  const source = sources.get(file) ?? readFileSync(root + file, 'utf8')
  sources.set(file, source)
  return source
}

/** What a file holds if tests that are in it do not run: all of a group, or all but some. One that needs what is not there may be left out by a name of its own. */
const SKIPPED =
  /\b(describe|it|test)\.(only|failing)\b|\bdescribe\.skip\b|\b(xdescribe|xit|xtest|fdescribe|fit)\(|\.(skip|todo)(\.each)?\(/

/** Whether a text stands in a file as a whole string: the title of a test, or of one of its cases. */
function isTitle(source: string, name: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(quote + name.replaceAll(quote, `\\${quote}`)))
}

describe('docs/threats.md', () => {
  test('has a row for each threat, in order, with a test at least', () => {
    const rows = threats()
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 74 }, (_, i) => i + 1))
    expect(rows.filter(({ tests }) => tests.length === 0)).toEqual([])
  })

  test.each(threats().map((threat) => [threat.n, threat.what, threat.tests] as const))(
    '%i. %s: its tests are there, and run',
    (_n, _what, tests) => {
      for (const { file, name } of tests) {
        const source = sourceOf(file)
        expect({ file, name, found: isTitle(source, name) }).toEqual({ file, name, found: true })
        expect({ file, skipped: SKIPPED.exec(source)?.[0] }).toEqual({ file, skipped: undefined })
      }
    },
  )
})
