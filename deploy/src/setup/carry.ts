import type { Client } from '@spaceport/client/client'
import { fetchFile, handInFile, type FileDoor } from '../graph/files.js'
import { make, type Made } from '../graph/make.js'

/** Whoever carries files between Spaces: what they ask the graph with, and where they fetch files and hand them in. */
export type Carrier = { client: Client; files: FileDoor }

/** From which Space to which something is carried, by their ids. */
export type Leg = { from: string; to: string }

/** A bundle as its source made it. */
export type Outgoing = Made & { digest: string }

/** A bundle in the inbox of the Space that it is for, and the release that it became there; null until it is accepted. */
export type Incoming = Made & { state: string; release: Made | null }

/** Promotes a release by a trust; a second time gives the same bundle. */
export async function promote(client: Client, release: string, trust: string): Promise<Outgoing> {
  const input = { release, trust, idempotencyKey: `promote ${release} ${trust}` }
  const what = 'outgoingBundle { id digest }'
  return (await make<{ outgoingBundle: Outgoing }>(client, 'promoteRelease', input, what)).outgoingBundle
}

/** Carries a bundle where it is for by hand, has it taken in there, and brings back the receipt that says so. A second time changes nothing. */
export async function carryBundle({ client, files }: Carrier, leg: Leg, { digest }: Outgoing): Promise<Incoming> {
  const file = await fetchFile(files, leg.from, digest)
  const { incomingBundle } = await make<{ incomingBundle: Incoming & { firstReceipt: string } }>(
    client,
    'importBundle',
    { space: leg.to, digest: await handInFile(files, leg.to, file), idempotencyKey: `import ${digest}` },
    'incomingBundle { id state firstReceipt release { id } }',
  )
  await handInReceipt(client, leg.from, incomingBundle.firstReceipt)
  return incomingBundle
}

/** Has a receipt made of all that was done with a bundle so far, and carries it back by hand. */
export async function carryReceipt({ client }: Carrier, leg: Leg, { id }: Incoming): Promise<void> {
  const { incomingBundle } = await make<{ incomingBundle: { receipt: string } }>(
    client,
    'makeReceipt',
    { bundle: id },
    'incomingBundle { receipt }',
  )
  await handInReceipt(client, leg.from, incomingBundle.receipt)
}

async function handInReceipt(client: Client, space: string, receipt: string): Promise<void> {
  await make(client, 'importReceipt', { space, receipt }, 'outgoingBundle { id }')
}
