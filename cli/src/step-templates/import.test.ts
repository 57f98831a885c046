import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failing, hangUp, KEY, loseAnswer, startGateway, type FakeGateway } from '../testing/gateway.js'
import { writeCorpus } from '../testing/corpus.js'
import { runCommand, type RunOptions } from '../testing/run.js'
import { PAUSES } from '../retry.js'
import type { FileOutcome } from './outcome.js'

let gateway: FakeGateway
let folder: string

beforeEach(async () => {
  gateway = await startGateway()
  folder = await mkdtemp(join(tmpdir(), 'spaceport-import-'))
})
afterEach(async () => {
  await gateway.close()
  await rm(folder, { recursive: true, force: true })
})

function importing(args: string[] = [], options: RunOptions = {}) {
  const flags = ['--space', 'Spaces-1', '--url', gateway.url, '--api-key', KEY, ...args]
  return runCommand(['step-templates', 'import', folder, ...flags], options)
}

async function outcomes(options?: RunOptions) {
  const { code, out, err } = await importing(['--json'], options)
  const report = JSON.parse(out) as { files: FileOutcome[]; skipped: string[] } & Record<string, number>
  return { code, report, err }
}

const template = (id: string, version = 1) => JSON.stringify({ Id: id, Name: id, Version: version })
const put = (name: string, content: string | Buffer) => writeFile(join(folder, name), content)
const last = (text: string) => text.trimEnd().split('\n').at(-1)

describe('an import', () => {
  test('sends every file as it is, and a second one changes nothing', async () => {
    const files = await writeCorpus(folder, 60)
    const first = await importing()
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(last(first.out)).toBe('60 created, 0 updated, 0 unchanged, 0 failed')
    expect([...gateway.templates.values()].map(({ source }) => source).sort()).toEqual([...files.values()].sort())
    const second = await importing(['--concurrency', '1'])
    expect(last(second.out)).toBe('0 created, 0 updated, 60 unchanged, 0 failed')
    expect(second.code).toBe(0)
  })

  test('takes a newer version for an update', async () => {
    await put('a.json', template('a', 1))
    await importing()
    await put('a.json', template('a', 2))
    expect(last((await importing()).out)).toBe('0 created, 1 updated, 0 unchanged, 0 failed')
  })

  test('names a broken file with its reason while the others go in', async () => {
    await put('a.json', template('a'))
    await put('b.json', '{ "Id": ')
    await put('c.json', Buffer.from([0x7b, 0xff, 0x7d]))
    await put('d.json', Buffer.from('\ufeff{}', 'utf16le'))
    await put('e.json', `"${'x'.repeat(900_000)}"`)
    await put('f.json', '\n'.repeat(600_000))
    await put('g.json', '')
    await put('z.json', template('z'))
    const { code, out } = await importing()
    expect(code).toBe(1)
    expect(out.split('\n').slice(1, -2).sort()).toEqual([
      'created   a.json (version 1)',
      'created   z.json (version 1)',
      'failed    b.json: It is not JSON. (STEP_TEMPLATE_INVALID)',
      'failed    c.json: it is not UTF-8',
      'failed    d.json: it is UTF-16; save it as UTF-8',
      'failed    e.json: it has 901 kB; at most 900 kB can be sent',
      'failed    f.json: it is too large to be sent: its quotes and line ends count double',
      'failed    g.json: It is not JSON. (STEP_TEMPLATE_INVALID)',
    ])
    expect(last(out)).toBe('2 created, 0 updated, 0 unchanged, 6 failed')
    expect([...gateway.templates.keys()].sort()).toEqual(['a', 'z'])
  })

  test('a file of 900 kB goes in', async () => {
    const rest = template('large').length + ',"Body":""'.length
    const text = JSON.stringify({ ...(JSON.parse(template('large')) as object), Body: 'x'.repeat(900_000 - rest) })
    expect(text).toHaveLength(900_000)
    await put('large.json', text)
    expect((await importing()).code).toBe(0)
  })

  test('follows links within the folder only, and leaves aside what is no template', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'spaceport-outside-'))
    try {
      await writeFile(join(outside, 'secret.json'), template('secret'))
      await put('a.json', template('a'))
      await put('readme.md', '#')
      await put('.hidden.json', template('hidden'))
      await mkdir(join(folder, 'tests.json'))
      await symlink('a.json', join(folder, 'link.json'))
      await symlink(join(outside, 'secret.json'), join(folder, 'out.json'))
      await symlink('nowhere', join(folder, 'broken.json'))
      await symlink('loop.json', join(folder, 'loop.json'))
      const { code, report, err } = await outcomes()
      expect(code).toBe(1)
      expect(report.files.map(({ file, outcome, reason }) => [file, outcome === 'FAILED' ? reason : 'in'])).toEqual([
        ['a.json', 'in'],
        ['broken.json', 'there is no such file or folder'],
        ['link.json', 'in'],
        ['loop.json', 'it is a link that leads in a circle'],
        ['out.json', 'it is a link that leads out of the folder'],
      ])
      expect(report.skipped).toEqual(['.hidden.json', 'readme.md', 'tests.json/'])
      expect(err).toBe('Left aside: .hidden.json, readme.md, tests.json/\n')
      expect([...gateway.templates.keys()]).toEqual(['a'])
    } finally {
      await rm(outside, { recursive: true })
    }
  })

  test('writes what a file name holds without obeying it', async () => {
    await put('a\u001b[2J\nb.json', template('a'))
    expect((await importing()).out).toContain('created   a [2J b.json (version 1)\n')
  })

  test('reports as JSON, in the order of names', async () => {
    for (const name of ['b', 'a', 'Z']) await put(`${name}.json`, template(name, 3))
    const { report } = await outcomes()
    expect(report).toMatchObject({ space: 'Spaces-1', created: 3, updated: 0, unchanged: 0, failed: 0, notSent: 0 })
    expect(report.files[0]).toEqual({
      file: 'Z.json',
      outcome: 'CREATED',
      id: 'Spaces-1/StepTemplates-Z',
      name: 'Z',
      version: 3,
    })
    expect(report.files.map(({ file }) => file)).toEqual(['Z.json', 'a.json', 'b.json'])
  })
})

describe('when the connection is lost', () => {
  test('a file is sent again, and counts as what it became the first time', async () => {
    await put('a.json', template('a'))
    const waited: number[] = []
    gateway.faults = [hangUp]
    const faults = [loseAnswer, hangUp, failing('SPACE_UNAVAILABLE'), failing('OVERLOADED', 503)]
    const wait = (milliseconds: number) => {
      waited.push(milliseconds)
      // The first pause belongs to the look-up of the Space; what follows, to the file.
      if (waited.length === 1) gateway.faults = [(answer, response) => respond(answer(), response), ...faults]
      return Promise.resolve()
    }
    const { code, report } = await outcomes({ wait })
    expect(code).toBe(0)
    expect(report).toMatchObject({ created: 1, unchanged: 0 })
    expect(waited).toEqual([250, 250, 500, 1000, 2000])
    const keys = gateway.asked.flatMap(
      ({ variables }) => (variables.input as { idempotencyKey?: string })?.idempotencyKey ?? [],
    )
    expect(keys).toHaveLength(5)
    expect(new Set(keys).size).toBe(1)
  })

  test('for good, it ends, and tells what was not sent', async () => {
    for (const name of ['a', 'b', 'c']) await put(`${name}.json`, template(name))
    gateway.faults = [(answer, response) => respond(answer(), response), ...PAUSES.map(() => hangUp), hangUp]
    const { code, out, err } = await importing(['--concurrency', '1'])
    expect(code).toBe(2)
    expect(out).toContain('failed    a.json: The graph at ')
    expect(last(out)).toBe('0 created, 0 updated, 0 unchanged, 1 failed, 2 not sent')
    expect(err).toMatch(/^The graph at .* cannot be reached\.\n$/)
    expect(gateway.asked).toHaveLength(1 + PAUSES.length + 1)
  })

  test('two runs send different keys, so that the second says what it found', async () => {
    await put('a.json', template('a'))
    await importing()
    await importing()
    const keys = gateway.asked.flatMap(
      ({ variables }) => (variables.input as { idempotencyKey?: string })?.idempotencyKey ?? [],
    )
    expect(new Set(keys).size).toBe(2)
  })
})

describe('nothing is sent, and the exit code is 2,', () => {
  test.each([
    ['a wrong key', ['--api-key', 'spk_other'], 'The API key was refused: it is wrong, expired or revoked.\n'],
    ['an unknown Space', ['--space', 'Spaces-9'], 'There is no Space Spaces-9 that this API key may enter.\n'],
    [
      'nobody at the address',
      ['--url', 'http://127.0.0.1:1/graphql'],
      'The graph at http://127.0.0.1:1/graphql cannot be reached.\n',
    ],
    [
      'no address',
      ['--url', 'localhost:4000'],
      '"localhost:4000" is no address of a graph, such as http://localhost:4000/graphql.\n',
    ],
    ['a malformed Space', ['--space', 'payments'], expect.stringContaining('such as Spaces-12')],
    ['a wrong concurrency', ['--concurrency', '0'], expect.stringContaining('from 1 to 32')],
    ['an unknown flag', ['--fast'], expect.stringContaining("unknown option '--fast'")],
  ])('for %s', async (_, args, err) => {
    await put('a.json', template('a'))
    expect(await importing(args)).toMatchObject({ code: 2, err })
    expect(gateway.templates.size).toBe(0)
  })

  test('for an empty folder, a missing one, and a file', async () => {
    expect(await importing()).toMatchObject({ code: 2, err: `${folder}: no .json files in it.\n` })
    const at = (path: string) => runCommand(['step-templates', 'import', path, '--space', 'Spaces-1'])
    expect(await at(join(folder, 'x'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such file or folder'),
    })
    await put('a.json', template('a'))
    expect(await at(join(folder, 'a.json'))).toMatchObject({ code: 2, err: expect.stringContaining('it is no folder') })
  })

  test.each(['READ_ONLY_KEY', 'FORBIDDEN'])(
    'for a caller whom the Space refuses as %s, after one file',
    async (code) => {
      for (const name of ['a', 'b', 'c']) await put(`${name}.json`, template(name))
      gateway.faults = [(answer, response) => respond(answer(), response), failing(code)]
      const ran = await importing(['--concurrency', '1'])
      expect(ran.code).toBe(2)
      expect(last(ran.out)).toBe('0 created, 0 updated, 0 unchanged, 1 failed, 2 not sent')
    },
  )
})

test('Ctrl-C ends the import between files', async () => {
  for (const name of ['a', 'b', 'c']) await put(`${name}.json`, template(name))
  const interrupt = new AbortController()
  gateway.faults = [
    (answer, response) => respond(answer(), response),
    (answer, response) => {
      answer()
      interrupt.abort(new Error('Interrupted.'))
      response.destroy()
    },
  ]
  const { code, out } = await importing(['--concurrency', '1'], { signal: interrupt.signal })
  expect(code).toBe(130)
  expect(last(out)).toBe('0 created, 0 updated, 0 unchanged, 1 failed, 2 not sent')
})

function respond(json: object, response: { end(text: string): unknown }): void {
  response.end(JSON.stringify(json))
}
