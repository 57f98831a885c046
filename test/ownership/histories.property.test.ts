import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { closeConnections } from '@spaceport/kit/client'
import { faultsOf, marksOf, unhealed } from './checker.js'
import { startFleet, type Fleet } from './fleet.js'
import { runHistory } from './history.js'

const HISTORIES = process.env.SPACEPORT_LONG === '1' ? 1_000 : 25

let fleet: Fleet

beforeAll(async () => {
  fleet = await startFleet()
})
afterAll(async () => {
  await closeConnections()
  await fleet.close()
})

test(`of ${HISTORIES} random histories of assignments, splits, crashes, partitions and writes, each has one owner at all times`, async () => {
  const moves = { DONE: 0, REFUSED: 0 }
  for (let n = 1; n <= HISTORIES; n++) {
    const seed = `history ${n}`
    const marks = await marksOf(fleet)
    await runHistory(fleet, seed)
    expect({ seed, faults: [...(await faultsOf(fleet, marks)), ...(await unhealed(fleet))] }).toEqual({
      seed,
      faults: [],
    })
    for (const state of ['DONE', 'REFUSED'] as const) {
      moves[state] += await fleet.zone.ownershipTransfer.count({ where: { state } })
    }
  }
  // Else nothing was tried.
  expect(moves.DONE).toBeGreaterThan(HISTORIES)
  expect(moves.REFUSED).toBeGreaterThan(HISTORIES / 25)
}, 3_600_000)
