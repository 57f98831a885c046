import { describe, expect, test } from '@jest/globals'
import type { Caller } from '@spaceport/kit/caller'
import type { ServiceRequest } from '@spaceport/kit/server/route'
import { request as httpRequest } from 'node:http'
import { CALLER } from '../testing/credentials.js'
import { cookie, json, key, post } from '../testing/post.js'
import { until } from '../testing/until.js'
import { exporting, LIST, linesOf, mine, projects, TOKEN } from './testing/exporting.js'

const around = exporting()
const { ask, atSecondPage } = around

const cap = (...spaces: string[]): Caller => ({ ...CALLER, cap: { spaces, readOnly: true, permissions: null } })

describe('the whole of a list', () => {
  test('over all Spaces, in the order of the list, whatever page the caller looked at', async () => {
    const { rows, last } = await linesOf(await ask({ variables: { after: 'some cursor' } }))
    expect(rows.map(({ name }) => name)).toEqual(
      [projects('Alpha', 60), projects('Beta', 90), projects('Gamma', 150)].flatMap((one) => Object.values(one)),
    )
    expect(rows[0]).toEqual({ id: 'Spaces-1/Projects-1', name: 'Alpha 0001', space: { name: 'Space Spaces-1' } })
    expect(last).toEqual({ done: 300, complete: true, missing: [] })
  })

  test('as it is filtered, as CSV that a form of a browser saves', async () => {
    const columns = JSON.stringify([
      { name: 'Project', path: 'name' },
      { name: 'Space', path: 'space.name' },
    ])
    const variables = JSON.stringify({ filter: { space: ['Spaces-2'] } })
    const body = new URLSearchParams({ query: LIST, variables, columns, format: 'csv', fileName: 'beta' })
    const origin = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
    const response = await fetch(`${around.fleet.gateway.url}/export`, {
      method: 'POST',
      headers: { ...cookie, ...origin },
      body,
    })
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="beta.csv"')
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/)
    const lines = Buffer.from(await response.arrayBuffer())
      .toString()
      .split('\r\n')
    expect(lines.slice(0, 2)).toEqual(['\uFEFF"Project","Space"', '"Beta 0001","Space Spaces-2"'])
    expect(lines.slice(-2)).toEqual(['# complete: 90 rows,', ''])
    expect(lines).toHaveLength(93)
  })

  test('without what else its operation asks for, which would be found out anew for each page', async () => {
    const query = `query ($first: Int, $last: Int, $after: String, $count: Boolean!, $id: ID!) {
      projects(first: $first, last: $last, after: $after) { totalCount nodes { name } ...More }
      projectCount @include(if: $count) node(id: $id) { ...Named } }
      fragment More on ProjectConnection { nodes { id } } fragment Named on Project { name space { ...In } }
      fragment In on Space { projectTotal @include(if: $count) }`
    const variables = { first: 50, last: null, count: true, id: 'Spaces-1/Projects-1' }
    for (const { requests } of around.fleet.instances) requests.length = 0
    const { rows, last } = await linesOf(await ask({ query, variables }))
    expect(rows.at(-1)).toEqual({ id: 'Spaces-3/Projects-150', name: 'Gamma 0150' })
    expect(last).toEqual({ done: 300, complete: true, missing: [] })
    const sent = around.fleet.instances.flatMap(({ requests }) => requests.map(({ body }) => String(body))).join('')
    expect(sent).toMatch(/hasNextPage/)
    expect(sent).not.toMatch(/totalCount|projectCount|projectTotal/)
  })

  test('as one JSON object, with the rows that are asked for', async () => {
    const columns = [{ name: 'p', path: 'name' }]
    const query = '{ all: projects(AFTER) { nodes { ...N } } } fragment N on Project { name }'
    const named = query.replace('{', 'query ($after: String) {').replace('AFTER', 'after: $after')
    const response = await ask({ query: named, format: 'json', columns })
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="all.json"')
    const { rows, ...ending } = (await response.json()) as { rows: unknown[] }
    expect(rows).toHaveLength(300)
    expect(rows[0]).toEqual({ p: 'Alpha 0001' })
    expect(ending).toEqual({ count: 300, complete: true, missing: [], errors: [] })
  })
})

describe('what happens on the way', () => {
  test('a Space that dies is named, and the others go on', async () => {
    let batches = 0
    around.fleet.instances[1]!.before = () => {
      if (++batches > 1) throw new Error('dead')
    }
    const { rows, last } = await linesOf(await ask({}))
    expect(rows).toHaveLength(150)
    expect(last).toMatchObject({ done: 150, complete: false, missing: [{ space: 'Spaces-3' }] })
  })

  test('a right that is lost ends it, and a Space that may not be entered any more is named', async () => {
    atSecondPage(0, () => void around.fleet.directory.callers.delete(TOKEN))
    const { rows, last } = await linesOf(await ask({}))
    expect(rows).toHaveLength(200)
    expect(last).toEqual({ done: 200, complete: false, missing: [], error: 'UNAUTHENTICATED' })
    around.fleet.directory.callers.set(TOKEN, cap('Spaces-1', 'Spaces-3'))
    atSecondPage(0, () => void around.fleet.directory.callers.set(TOKEN, cap('Spaces-1')))
    expect((await linesOf(await ask({}))).last).toEqual({
      ...{ done: 200, complete: false },
      missing: [{ space: 'Spaces-3', reason: 'NOT_FOUND' }],
    })
  })

  test('whoever hangs up stops it, down to the Space; and nobody has more than a few on their way', async () => {
    const held: ServiceRequest[] = []
    around.fleet.instances[0]!.before = (request) => {
      held.push(request)
      return new Promise((resolve) => request.signal.addEventListener('abort', () => resolve(), { once: true }))
    }
    const asked = [1, 2, 3, 4].map(() => {
      const one = httpRequest(`${around.fleet.gateway.url}/export`, { method: 'POST', headers: mine, agent: false })
      return one.on('error', () => {}).end(JSON.stringify({ query: LIST, format: 'jsonl' }))
    })
    await until('four are on their way', () => held.length === 4)
    expect((await ask({})).status).toBe(503)
    for (const one of asked) one.destroy()
    await until('the Spaces hear of it', () => held.every(({ signal }) => signal.aborted))
    around.fleet.instances[0]!.before = () => {}
    expect((await linesOf(await ask({}))).rows).toHaveLength(300)
    expect(held).toHaveLength(4)
  })
})

describe('nothing is exported', () => {
  test.each([
    ['a mutation', 'mutation { renameProject(id: "Spaces-1/Projects-1", name: "x") { id } }', /Only a query/],
    ['two lists', LIST.replace('{\n', '{ two: projects(first: 1, after: $after) { nodes { id } }\n'), /several take/],
    ['a thing', '{ me { name } }', /Ask for a list/],
    ['the schema', '{ __schema { types { name } } }', /Ask for a list/],
    ['a page', '{ projects(first: 5) { nodes { id } } }', /Declare \$after/],
    [
      'the end of a list',
      'query ($after: String) { projects(last: 5, after: $after) { nodes { id } } }',
      /without last/,
    ],
    ['a count', 'query ($after: String) { projects(after: $after) { totalCount } }', /nodes/],
    ['no operation', '{ projects', /Syntax|Expected/],
    ['what is too large', LIST.replace('100', '101'), /100/],
  ])('of %s', async (_, query, message) => {
    const { status, answer } = await post(
      around.fleet,
      '/export',
      { ...json, ...key },
      JSON.stringify({ query, format: 'csv' }),
    )
    expect([status, answer?.errors?.[0]?.message]).toEqual([400, expect.stringMatching(message)])
  })

  const good = JSON.stringify({ query: LIST, format: 'csv' })
  test.each([
    ['without a credential', json, good, 401, 'UNAUTHENTICATED'],
    ['for another site', { ...json, ...cookie, origin: 'https://evil.example' }, good, 400, 'CSRF'],
    [
      'to what is neither JSON nor a form',
      { ...key, 'content-type': 'text/plain' },
      good,
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['in another form', { ...json, ...key }, good.replace('csv', 'xls'), 400, 'BAD_INPUT'],
    [
      'in columns that are not asked for',
      { ...json, ...key },
      good.replace(/}$/, ',"columns":[{"name":"x","path":"slug"}]}'),
      400,
      'BAD_INPUT',
    ],
  ])('%s', async (_, headers, body, status, code) => {
    expect(await post(around.fleet, '/export', headers, body)).toMatchObject({ status, code })
  })

  test('by GET', async () => {
    expect((await fetch(`${around.fleet.gateway.url}/export`, { headers: key })).status).toBe(405)
  })
})
