import { describe, expect, test } from '@jest/globals'
import { cellId, readCellId } from './cell-id'
import { columnsOf } from './columns'
import { cell, environment, project } from './made-up'
import { placesOf, summaryOf } from './places'

const [dev, staging, live] = [environment(1, 'Dev'), environment(2, 'Staging'), environment(3, 'Live')]

describe('the columns of a matrix', () => {
  test('are environments by name, in the order in which most projects go through them, those of other Spaces after theirs', () => {
    const elsewhere = [environment(8, 'Live', 'Cards'), environment(9, 'Nowhere', 'Cards')]
    const projects = [
      project(1, [...elsewhere, dev, staging, live]),
      project(2, [environment(5, 'DEV'), environment(6, 'live')]),
      project(3, [staging, dev, live]),
      project(4, [dev, staging, live], [cell(environment(7, 'Old'), '1')]),
    ]
    expect(columnsOf(projects).map(({ title }) => title)).toEqual(['Dev', 'Staging', 'Live', 'Cards: Live', 'Old', 'Cards: Nowhere']) // prettier-ignore
  })
})

describe('what is at a place', () => {
  test('is nothing where a project does not go, and behind where an earlier place has a newer release', () => {
    const places = placesOf(project(1, [dev, staging, live], [cell(dev, '3'), cell(live, '2')]))
    expect(places.get('staging')?.cells).toEqual([])
    expect(places.has('old')).toBe(false)
    expect([...places.values()].map(({ isBehind }) => isBehind)).toEqual([false, false, true])
  })

  test('is summed up by what calls for somebody most', () => {
    const cells = [cell(live, '2', 'SUCCESS', 'a'), cell(live, '3', 'FAILED', 'b'), cell(live, '3', 'SUCCESS', 'c')]
    expect(summaryOf({ cells, totals: null })).toMatchObject({ state: 'FAILED', inState: 1, total: 3, versions: 2, tenants: 3, shown: { tenant: { name: 'b' } } }) // prettier-ignore
    expect(summaryOf({ cells: [...cells, cell(live, '1')], totals: null })?.shown).toMatchObject({ tenant: null })
    expect(summaryOf({ cells: [], totals: null })).toBeNull()
  })

  test('counts also what was not read, so that no failure is hidden', () => {
    const node = project(1, [live], [cell(live, '3', 'SUCCESS', 'a')])
    const states = [{ state: 'SUCCESS' as const, cells: 98 }, { state: 'FAILED' as const, cells: 2 }] // prettier-ignore
    const changedAt = '2026-02-01T00:00:00.000Z'
    node.deploymentTotals = [{ environment: { id: live.id }, cells: 100, releases: 4, changedAt, states }]
    const place = placesOf(node).get('live')
    expect(place && summaryOf(place)).toMatchObject({ state: 'FAILED', inState: 2, total: 100, versions: 4, changedAt })
    const ofTenant = placesOf(node, 'Spaces-1/Tenants-a').get('live')
    expect(ofTenant && summaryOf(ofTenant)).toMatchObject({ state: 'SUCCESS', total: 1 })
  })
})

test('a cell is read from the URL as it was written there', () => {
  const subject = { project: 'Spaces-1/Projects-3', environment: 'Spaces-1/Environments-2', tenant: null }
  for (const one of [subject, { ...subject, tenant: 'Spaces-1/Tenants-5' }])
    expect(readCellId(cellId(one))).toEqual(one)
  expect(readCellId('Spaces-1/Projects-3')).toBeNull()
})
