import type { Client } from '@spaceport/client/client'
import { ask } from '../graph/make.js'

/** What the matrix of a Space says of one environment. */
export type Cell = { environment: string; state: string; version: string; isReceipt: boolean }

type Node = {
  state: string
  environment: { name: string } | null
  current: { release: { version: string } | null; receipt: { issuedAt: string } | null } | null
}

/** What runs where, as a Space knows it, by its environments' names. */
export async function matrixOf(client: Client, space: string): Promise<Cell[]> {
  const { deploymentMatrix } = await ask<{ deploymentMatrix: { nodes: Node[] } }>(
    client,
    `query Airgap($space: [ID!]) {
      deploymentMatrix(first: 100, filter: { space: $space }) {
        nodes { state environment { name } current { release { version } receipt { issuedAt } } }
      }
    }`,
    { space: [space] },
  )
  const cells = deploymentMatrix.nodes.map(({ state, environment, current }) => ({
    environment: environment?.name ?? '',
    state,
    version: current?.release?.version ?? '',
    isReceipt: current?.receipt !== null,
  }))
  return cells.sort((a, b) => (a.environment < b.environment ? -1 : 1))
}
