/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { GraphProvider } from '../../graph/provider'
import { paletteActions } from '../../shell/palette-actions'
import type { IncomingBundle } from './bundle'
import { Decision } from './decision'

Object.assign(Element.prototype, { scrollIntoView() {} })
const realFetch = globalThis.fetch
afterEach(() => {
  cleanup()
  globalThis.fetch = realFetch
})

const BUNDLE = {
  ...{
    id: 'Spaces-1/IncomingBundles-1',
    version: 3,
    state: 'RECEIVED',
    sourceSpace: 'Payments',
    projectName: 'Ledger',
  },
  ...{ releaseVersion: '1.0', approvals: [], approvalsNeeded: 0, trust: null },
  review: { before: null, unresolved: [], missing: [], packages: [] },
} as object as IncomingBundle

/** The page of a bundle for which this lifecycle is chosen; gives what the palette offers there, and what the graph is asked. */
function open(bundle: IncomingBundle, lifecycle: string | null) {
  const asked: { variables: { input: object } }[] = []
  globalThis.fetch = ((_: unknown, init: RequestInit) => {
    asked.push(JSON.parse(String(init.body)))
    return new Promise(() => {})
  }) as typeof fetch
  const choices = { lifecycles: [], groups: [], drafts: {}, onLifecycle() {} }
  render(
    <GraphProvider>
      <Decision bundle={bundle} lifecycle={lifecycle} {...choices} />
    </GraphProvider>,
  )
  const run = (says: string) => {
    const action = paletteActions().find((one) => one.says === says)
    if (action && 'run' in action) action.run()
  }
  return { asked, run, offered: paletteActions().map(({ says }) => says) }
}

test('the palette accepts a bundle as its button does, and not before the button would', async () => {
  expect(open(BUNDLE, null).offered).toEqual(['Reject bundle…'])
  cleanup()
  const { offered, run, asked } = open(BUNDLE, 'Spaces-1/Lifecycles-1')
  expect(offered).toEqual(['Accept release', 'Reject bundle…'])
  run('Accept release')
  await waitFor(() => expect(asked).toHaveLength(1))
  expect(asked[0]?.variables.input).toMatchObject({ bundle: BUNDLE.id, expectedVersion: 3 })
})

test('the palette leads to the reason by which a bundle is rejected, and rejects nothing by itself', async () => {
  const { run, asked } = open(BUNDLE, null)
  run('Reject bundle…')
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^Reason/)))
  expect(document.activeElement?.closest('details')?.open).toBe(true)
  expect(asked).toEqual([])
})

test('nothing is offered for a bundle that was decided about', () => {
  expect(open({ ...BUNDLE, state: 'REJECTED' as IncomingBundle['state'] }, null).offered).toEqual([])
})
