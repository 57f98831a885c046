import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { runCommand } from '../testing/run.js'

let url: string
let folder: string
let asked: { path: string | undefined; body: unknown }
let answer: (response: ServerResponse) => void

const server = createServer((request, response) => {
  void json(request).then((body) => {
    asked = { path: request.url, body }
    answer(response)
  })
})
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  folder = await mkdtemp(join(tmpdir(), 'spaceport-export-'))
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
})

const run = (...args: string[]) =>
  runCommand(['export', '-', ...args], {
    env: { SPACEPORT_URL: url, SPACEPORT_API_KEY: 'spk_test' },
    cwd: folder,
    input: 'query Q($after: String) { projects(after: $after) { nodes { name } } }',
  })

const parts = (...texts: string[]) => {
  answer = (response) => {
    for (const one of texts) response.write(one)
    response.end()
  }
}

describe('an export of a list', () => {
  test('is asked for as it is meant, and written as it comes', async () => {
    parts('\uFEFFName,Space\r\nÆ,"a\nb"\r', '\n# complete: 1 row,\r\n')
    const chosen = ['--column', 'Name=name', '--column', 'Space=space.name', '--variables', '{"a":1}']
    expect(await run(...chosen)).toEqual({
      code: 0,
      out: '\uFEFFName,Space\r\nÆ,"a\nb"\r\n# complete: 1 row,\r\n',
      err: 'Complete: 1 row.\n',
    })
    expect(asked).toEqual({
      path: '/export',
      body: {
        query: expect.stringContaining('query Q'),
        format: 'csv',
        variables: { a: 1 },
        columns: [
          { name: 'Name', path: 'name' },
          { name: 'Space', path: 'space.name' },
        ],
      },
    })
  })

  test.each([
    [
      'csv',
      'a\r\n1\r\n# NOT complete: 1 row; Spaces-3 UNREACHABLE\r\n',
      'NOT complete: 1 row; Spaces-3 UNREACHABLE.\n',
    ],
    [
      'json',
      '{"rows":[\n{"a":1}\n],"count":1,"complete":false,"missing":[{"space":"Spaces-3","reason":"UNREACHABLE"}],"errors":[],"error":"UNAUTHENTICATED"}\n',
      'NOT complete: 1 row; Spaces-3 UNREACHABLE; ended by UNAUTHENTICATED.\n',
    ],
    [
      'jsonl',
      '{"a":1}\n{"done":1,"complete":false,"missing":[],"errors":["UNAVAILABLE"]}\n',
      'NOT complete: 1 row; UNAVAILABLE.\n',
    ],
    ['csv', 'a\r\n1\r\n', 'NOT complete: the connection broke.\n'],
    ['json', '{"rows":[\n{"a":1},\n{"a"', 'NOT complete: the connection broke.\n'],
    ['jsonl', '{"complete":true}\n', 'NOT complete: the connection broke.\n'],
  ])('that is not whole says so: %s %j', async (format, sent, err) => {
    parts(sent)
    expect(await run('--format', format)).toEqual({ code: 1, out: sent, err })
  })

  test('makes a file, and no second time over it', async () => {
    parts('{"rows":[\n],"count":0,"complete":true,"missing":[],"errors":[]}\n')
    expect(await run('--format', 'json', '--output', 'a.json')).toEqual({
      code: 0,
      out: '',
      err: 'Complete: 0 rows.\n',
    })
    expect(JSON.parse(await readFile(join(folder, 'a.json'), 'utf8'))).toMatchObject({ complete: true })
    expect(await run('--output', 'a.json')).toMatchObject({ code: 2, err: expect.stringContaining('is there already') })
  })

  test('that is refused says why', async () => {
    answer = (response) => response.writeHead(400).end('{"errors":[{"message":"Ask for the nodes of the list."}]}')
    expect(await run()).toEqual({ code: 2, out: '', err: 'Ask for the nodes of the list.\n' })
    expect(await run('--column', 'name')).toMatchObject({ code: 2 })
  })
})
