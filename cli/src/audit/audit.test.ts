import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../testing/run.js'

type Asked = { operation: string; variables: { space?: string; after?: string | null } }

let url: string
let folder: string
let exported: { path: string; answer: (response: ServerResponse) => void }
/** What verifications answer, by what they ask. */
let verdicts: (asked: Asked) => object

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    exported.path = request.url ?? ''
    return exported.answer(response)
  }
  void text(request).then((body) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Asked['variables'] }
    const operation = /query (\w+)/.exec(query)?.[1] ?? ''
    const nodes = ['Spaces-1', 'Spaces-2'].map((id) => ({ id, name: id, instance: null }))
    const spaces = { data: { spaces: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } } }
    const answer = operation === 'Spaces' ? spaces : verdicts({ operation, variables })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  folder = await mkdtemp(join(tmpdir(), 'spaceport-audit-'))
})
afterEach(() => {
  verdicts = () => intact()
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

const run = (...args: string[]) =>
  runCommand(['audit', ...args], { env: { SPACEPORT_URL: url, SPACEPORT_API_KEY: 'spk_test' }, cwd: folder })

const EVENTS = [1, 2].map((n) => JSON.stringify({ id: `Spaces-1/Events-${n}`, after: { name: 'Æ' } }))
const lines = (...last: object[]) =>
  [...EVENTS, ...last.map((one) => JSON.stringify(one))].map((line) => `${line}\n`).join('')

describe('audit export', () => {
  test('writes every event and the last line, and says that it is whole', async () => {
    const all = lines({ done: 2, complete: true, missing: [] })
    exported = { path: '', answer: (response) => void response.end(all) }
    const chosen = ['--space', 'Spaces-1', '--space', 'Spaces-2', '--from', '2026-02-28']
    expect(await run('export', ...chosen)).toEqual({ code: 0, out: all, err: '2 events, complete.\n' })
    expect(exported.path).toBe('/audit/export?of=spaces&space=Spaces-1&space=Spaces-2&from=2026-02-28')
  })

  test('writes a file that only its owner reads, and no second time over it', async () => {
    const all = lines({ done: 2, complete: true, missing: [] })
    exported = { path: '', answer: (response) => void response.end(all) }
    expect(await run('export', '--of', 'directory', '--output', 'audit.jsonl')).toMatchObject({ code: 0, out: '' })
    expect(await readFile(join(folder, 'audit.jsonl'), 'utf8')).toBe(all)
    expect(await run('export', '--output', 'audit.jsonl')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is there already'),
    })
  })

  test('says what is missing', async () => {
    const missing = [{ space: 'Spaces-2', reason: 'SPACE_UNAVAILABLE' }]
    exported = { path: '', answer: (response) => void response.end(lines({ done: 2, complete: false, missing })) }
    expect(await run('export')).toMatchObject({
      code: 1,
      err: '2 events, not complete: no answer from Spaces-2 (SPACE_UNAVAILABLE).\n',
    })
  })

  test.each([
    ['that ends early', (response: ServerResponse) => void response.end(lines())],
    ['that breaks off', (response: ServerResponse) => void response.write(lines(), () => response.destroy())],
    ['of which a line is cut off', (response: ServerResponse) => void response.end(`${lines()}{"done":2,"com`)],
    [
      'that lacks an event',
      (response: ServerResponse) => void response.end(lines({ done: 3, complete: true, missing: [] })),
    ],
  ])('does not take one %s for whole', async (_what, answer) => {
    exported = { path: '', answer }
    const { code, err } = await run('export')
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('not complete') })
  })

  test('says why there is none', async () => {
    const error = { errors: [{ message: 'This takes the permission EventView.', extensions: { code: 'FORBIDDEN' } }] }
    exported = { path: '', answer: (response) => void response.writeHead(403).end(JSON.stringify(error)) }
    expect(await run('export')).toEqual({ code: 2, out: '', err: 'This takes the permission EventView.\n' })
    exported = { path: '', answer: (response) => void response.writeHead(401).end() }
    expect((await run('export')).err).toContain('The API key was refused')
    expect((await run('export', '--space', 'Payments')).code).toBe(2)
  })
})

const verdict = (changes: object = {}) => ({
  intact: true,
  complete: true,
  count: 4,
  checkpoint: '4-4-abc',
  faults: [],
  ...changes,
})
const intact = (changes: object = {}) => ({ data: { verdict: verdict(changes) } })
const broken = intact({
  intact: false,
  faults: [{ problem: 'EDITED', event: 'Spaces-2/Events-3', message: 'It says otherwise.' }],
})
const refused = (code: string) => ({
  data: { verdict: null },
  errors: [{ message: 'No.', path: ['verdict'], extensions: { code } }],
})

describe('audit verify', () => {
  test('goes through all audits, stretch by stretch', async () => {
    const asked: Asked[] = []
    verdicts = (one) => {
      asked.push(one)
      return intact(asked.length === 1 ? { complete: false, checkpoint: '2-2-abc' } : {})
    }
    expect(await run('verify')).toMatchObject({
      code: 0,
      out: ['Spaces-1', 'Spaces-2', 'directory', 'zone'].map((audit) => `${audit}: intact: 4 events\n`).join(''),
    })
    expect(asked.map(({ operation, variables }) => [operation, variables.space, variables.after])).toEqual([
      ['VerifySpace', 'Spaces-1', null],
      ['VerifySpace', 'Spaces-1', '2-2-abc'],
      ['VerifySpace', 'Spaces-2', null],
      ['VerifyDirectory', undefined, null],
      ['VerifyZone', undefined, null],
    ])
  })

  test('says what is wrong, and where', async () => {
    verdicts = ({ variables }) => (variables.space === 'Spaces-2' ? broken : intact())
    const { code, out } = await run('verify')
    expect(code).toBe(1)
    expect(out).toContain('Spaces-2: BROKEN: EDITED at Spaces-2/Events-3: It says otherwise.\n')
  })

  test('leaves aside what is not the caller’s to verify, and tells what did not answer', async () => {
    verdicts = ({ operation }) => (operation === 'VerifySpace' ? intact() : { data: { verdict: null } })
    expect(await run('verify')).toMatchObject({ code: 0, out: expect.stringContaining('zone: left aside') })
    verdicts = () => refused('FORBIDDEN')
    expect((await run('verify')).code).toBe(2)
    verdicts = ({ variables }) => (variables.space === 'Spaces-2' ? refused('SPACE_UNAVAILABLE') : intact())
    expect(await run('verify')).toMatchObject({ code: 1, out: expect.stringContaining('Spaces-2: not verified') })
  })

  test('keeps the ends, and tells of an audit that does not go on from them', async () => {
    const heads = join(folder, 'heads.json')
    expect((await run('verify', '--heads', 'heads.json')).code).toBe(0)
    const kept = { 'Spaces-1': '4-4-abc', 'Spaces-2': '4-4-abc', directory: '4-4-abc', zone: '4-4-abc' }
    expect(JSON.parse(await readFile(heads, 'utf8'))).toEqual(kept)
    // Computed anew: by itself it is intact.
    verdicts = ({ variables: { space, after } }) =>
      space === 'Spaces-1' && after === '4-4-abc' ? broken : intact({ checkpoint: '5-5-def' })
    const { code, out } = await run('verify', '--heads', 'heads.json', '--json')
    expect(code).toBe(1)
    const [first, second] = JSON.parse(out) as { audit: string; outcome: string; reasons: string[] }[]
    expect(first).toMatchObject({ outcome: 'BROKEN', reasons: [expect.stringContaining('kept, 4-4-abc')] })
    expect(second).toMatchObject({ outcome: 'INTACT' })
    expect(JSON.parse(await readFile(heads, 'utf8'))).toMatchObject({ 'Spaces-1': '4-4-abc', 'Spaces-2': '5-5-def' })
    await writeFile(heads, '[]')
    expect(await run('verify', '--heads', 'heads.json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('holds no heads'),
    })
  })
})
