import { describe, test } from '@jest/globals'
import { membersOf, type GROUPS } from './members.mjs'

type State = { currentDescribeBlock: { children?: unknown[] }; hasFocusedTests: boolean }

/** What jest-circus knows of the tests that are being declared. */
function circus(): State {
  const symbol = Object.getOwnPropertySymbols(globalThis).find(({ description }) => description === 'JEST_STATE_SYMBOL')
  if (!symbol) throw new Error('the tests are not run by jest-circus')
  return Reflect.get(globalThis, symbol) as State
}

/** `describe` for what is declared while a module loads, which `describe` itself does not wait for. */
async function describeModule(name: string, load: () => Promise<unknown>): Promise<void> {
  const state = circus()
  const around = state.currentDescribeBlock
  let own = around
  describe(name, () => {
    own = state.currentDescribeBlock
  })
  state.currentDescribeBlock = own
  try {
    await load()
    if (own.children?.length === 0) throw new Error('it declares no tests')
    // All others of the group would be passed over without a word.
    if (state.hasFocusedTests) throw new Error('it has `only`: run it by itself')
  } catch (error) {
    test('can be loaded', () => {
      throw error
    })
  } finally {
    state.hasFocusedTests = false
    state.currentDescribeBlock = around
  }
}

/**
 * Declares the tests of all files of a group, each in a block of its own with its own hooks. They share one load of the package, which takes
 * longer than most files' tests.
 */
export async function declareGroup(name: keyof typeof GROUPS, group: number): Promise<void> {
  for (const path of membersOf(name, group)) {
    await describeModule(path, () => import(`../../${path.replace(/\.ts$/, '.js')}`))
  }
}
