import { expect } from '@jest/globals'
import { ask, type Stage } from './stage.js'

type Outgoing = { sequence: number; state: string; carriedAt: string | null; space: { name: string } }
type Incoming = { sequence: number; state: string; isReceiptDue: boolean; sourceSpace: string }
type Cell = { environment: { name: string }; current: { receipt: { issuedAt: string } | null } }

const QUESTION = `query ($home: [ID!], $far: [ID!]) {
  zones(first: 10) { nodes { name kind } }
  outgoingBundles(first: 50) { nodes { sequence state carriedAt destinationSpace space { name } } }
  incomingBundles(first: 50, filter: { space: $far }) { nodes { sequence state isReceiptDue sourceSpace } }
  deploymentMatrix(first: 100, filter: { space: $home }) { nodes { environment { name } current { receipt { issuedAt } } } }
}`

/** In the demo one release went over the gap and was heard of, of another nothing came back yet, a third is undecided there, a fourth was not carried yet. */
export async function someWereCarriedOverTheGap({ fleet }: Stage): Promise<void> {
  const [home, far] = [fleet.spaces[0], fleet.spaces[5]]
  const found = await ask<{
    zones: { nodes: { name: string; kind: string }[] }
    outgoingBundles: { nodes: (Outgoing & { destinationSpace: string })[] }
    incomingBundles: { nodes: Incoming[] }
    deploymentMatrix: { nodes: Cell[] }
  }>(fleet, QUESTION, { home, far })
  expect(found.zones.nodes.filter(({ kind }) => kind === 'DISCONNECTED')).toEqual([
    { name: 'PCI Production', kind: 'DISCONNECTED' },
  ])
  const sent = found.outgoingBundles.nodes
    .filter(({ destinationSpace }) => destinationSpace === 'Card Services')
    .map(({ space, sequence, state, carriedAt }) => `${space.name} ${sequence} ${state} ${carriedAt !== null}`)
  expect(sent.sort()).toEqual([
    ...['Logistics 1 READY false', 'Payments 1 ACCEPTED true', 'Payments 2 IMPORTED true', 'Payments 3 IMPORTED true'],
  ])
  const came = found.incomingBundles.nodes.map(
    (one) => `${one.sourceSpace} ${one.sequence} ${one.state} ${one.isReceiptDue}`,
  )
  expect(came.sort()).toEqual([
    ...['Payments 1 ACCEPTED false', 'Payments 2 ACCEPTED true', 'Payments 3 RECEIVED false'],
  ])
  const told = found.deploymentMatrix.nodes.filter(({ current }) => current.receipt !== null)
  expect(told.map(({ environment }) => environment.name)).toEqual(['Card Services: Production'])
}
