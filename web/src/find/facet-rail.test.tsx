/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals'
import { cleanup, render, screen } from '@testing-library/react'
import { FacetRail } from './facet-rail'

afterEach(cleanup)

const LISTS = { values: [{ name: 'a', count: 1 }], truncated: true }
const FACETS = ['state', 'channel', 'project'].map((id) => ({ id, title: id }))

/** How often the facets say that there may be more; what they have in common is cut short. */
function saidOf(isPartial: boolean): number {
  const counts = Object.fromEntries(FACETS.map(({ id }) => [id, LISTS]))
  const places = { chosen: {}, space: [], zone: [], isOfOneSpace: true }
  render(
    <FacetRail
      facets={FACETS}
      counts={counts}
      {...places}
      isPartial={isPartial}
      onChange={() => {}}
      onClear={() => {}}
    />,
  )
  return screen.getAllByText(/there may be more/i).length
}

test('a Space that is missing is said once for all facets', () => {
  expect(saidOf(true)).toBe(1)
})

test('a facet whose values are too many says so itself', () => {
  expect(saidOf(false)).toBe(3)
})
