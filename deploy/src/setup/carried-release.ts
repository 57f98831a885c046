import type { Client } from '@spaceport/client/client'
import { ask, make, type Made } from '../graph/make.js'
import type { Incoming } from './carry.js'

/** What a value is where the demo accepts a release that lacks it. */
const SECRET = 'known only here'

type Missing = { name: string; environment: Made | null; tenant: Made | null }

/** Accepts a bundle, with all the values that its release lacks on the way of a lifecycle; gives the release. A second time changes nothing. */
export async function acceptCarried(client: Client, { id, release }: Incoming, lifecycle: string): Promise<string> {
  if (release) return release.id
  const { node } = await ask<{ node: { review: { missing: Missing[] } } }>(
    client,
    `query Missing($id: ID!, $lifecycle: ID!) {
      node(id: $id) {
        ... on IncomingBundle { review(lifecycle: $lifecycle) { missing { name environment { id } tenant { id } } } }
      }
    }`,
    { id, lifecycle },
  )
  const values = node.review.missing.map(({ name, environment, tenant }) => {
    return { name, secret: SECRET, environment: environment?.id ?? null, tenant: tenant?.id ?? null }
  })
  const { incomingBundle } = await make<{ incomingBundle: { release: Made } }>(
    client,
    'acceptBundle',
    { bundle: id, lifecycle, values },
    'incomingBundle { release { id } }',
  )
  return incomingBundle.release.id
}

/** Deploys a release with success, as an executor reports it. A second time changes nothing. */
export async function deployCarried(client: Client, release: string, environment: string): Promise<void> {
  const { deployment } = await make<{ deployment: Made }>(
    client,
    'createDeployment',
    { release, environment, idempotencyKey: `deploy ${release} to ${environment}` },
    'deployment { id }',
  )
  for (const state of ['EXECUTING', 'SUCCESS']) {
    const input = { deployment: deployment.id, state, idempotencyKey: `${state} ${deployment.id}` }
    await make(client, 'reportDeployment', input, 'deployment { id }')
  }
}

/** The lifecycle by which carried releases go straight to an environment: they were tried where they came from. */
export async function straightTo(client: Client, space: string, environment: string): Promise<string> {
  const { lifecycle } = await make<{ lifecycle: Made }>(
    client,
    'createLifecycle',
    {
      ...{ space, name: 'Straight to production', description: 'For releases that were tried where they came from.' },
      ...{
        phases: [{ name: 'Production', environments: [environment] }],
        idempotencyKey: `straight to ${environment}`,
      },
    },
    'lifecycle { id }',
  )
  return lifecycle.id
}
