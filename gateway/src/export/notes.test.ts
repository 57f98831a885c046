import { describe, expect, test } from '@jest/globals'
import { request as httpRequest } from 'node:http'
import { until } from '../testing/until.js'
import { exporting, LIST, linesOf, mine } from './testing/exporting.js'

const around = exporting()
const { ask, atSecondPage } = around

describe('the audit', () => {
  test('has who exports what before anything is told, and how it ended', async () => {
    around.fleet.directory.noted.length = 0
    let atFirstRow: string[] = []
    atSecondPage(0, () => void (atFirstRow = around.fleet.directory.noted.map(({ action }) => action)))
    const filter = { space: ['Spaces-1', 'Spaces-2'] }
    await linesOf(await ask({ variables: { filter, after: 'x', unused: 'secret' } }))
    expect(atFirstRow).toEqual(['exportList'])
    const asked = { filter }
    const values = ['id', 'name', 'space.name']
    const details = { operation: 'List', list: 'projects', asked, values, format: 'jsonl' }
    expect(around.fleet.directory.noted).toEqual([
      { action: 'exportList', details, by: 'Users-1' },
      { action: 'endExportList', details: { ...details, rows: 150, complete: true }, by: 'Users-1' },
    ])
  })

  test('has by what a list is filtered by default', async () => {
    around.fleet.directory.noted.length = 0
    const query = LIST.replace('ProjectFilter', 'ProjectFilter = { space: ["Spaces-1"] }')
    expect((await linesOf(await ask({ query }))).rows).toHaveLength(60)
    expect(around.fleet.directory.noted[0]?.details).toMatchObject({ asked: { filter: { space: ['Spaces-1'] } } })
  })

  test('has no more than the beginning of a long filter or name, cut between characters', async () => {
    around.fleet.directory.noted.length = 0
    const query = LIST.replace('List', 'L'.repeat(300))
    for (const shift of ['', 'x'])
      await linesOf(await ask({ query, variables: { filter: { text: shift + '😀'.repeat(3_000) } } }))
    for (const { details } of around.fleet.directory.noted) {
      expect(String(details.operation)).toHaveLength(200)
      expect(String(details.asked)).toHaveLength(4_001)
      expect(String(details.asked).isWellFormed()).toBe(true)
    }
    expect(around.fleet.directory.noted).toHaveLength(4)
  })

  test('has that one was cut off, and nothing of what was refused', async () => {
    around.fleet.directory.noted.length = 0
    expect((await ask({ query: '{ me { name } }' })).status).toBe(400)
    let hasBegun = false
    const one = httpRequest(`${around.fleet.gateway.url}/export`, { method: 'POST', headers: mine, agent: false })
    atSecondPage(0, async ({ signal }) => {
      hasBegun = true
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    })
    one.on('error', () => {}).end(JSON.stringify({ query: LIST, format: 'jsonl' }))
    await until('it is on its way', () => hasBegun)
    one.destroy()
    await until('its end is noted', () => around.fleet.directory.noted.length === 2)
    expect(around.fleet.directory.noted.map(({ action }) => action)).toEqual(['exportList', 'endExportList'])
    expect(around.fleet.directory.noted[1]?.details).toMatchObject({ rows: 100, complete: false, cut: true })
  })
})
