import type { Client } from '@spaceport/client/client'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { LaunchError } from '../local/launch-error.js'
import { ask, make, type Made } from '../graph/make.js'
import { matrixOf, type Cell } from './matrix.js'
import type { Network } from './network.js'
import { anyLifecycle, buildRelease, deploy, PACKAGE, type Built } from './project.js'
import { makeKeys, readAloud, trust } from '../setup/trust.js'

/** Two networks that never talk, and what is carried from one to the other: a folder, such as a stick. */
export type Stage = {
  engineering: Network
  production: Network
  carry: string
  /** Says what happens next, and what a command printed. */
  say(text: string): void
}

/** The Spaces of the two networks. */
export const ENGINEERING = ['Development', 'Quality'] as const
export const PRODUCTION = ['Production'] as const

/** What is agreed on before anything travels: the trusts by which Spaces send, as their senders know them. */
export type Agreed = { toQuality: string; toProduction: string }

const idOf = ({ spaces }: Network, name: string) => spaces[name] ?? ''

/** Runs a command where people of a network sit, with the folder that is carried; says the command and what it printed. */
async function run({ carry, say }: Stage, network: Network, ...args: string[]): Promise<string> {
  say(`${network.name}$ spaceport ${args.join(' ')}`)
  const out = await network.spaceport(carry, ...args)
  if (out.trim() !== '') say(out.trimEnd())
  return out
}

/** Makes keys for the three Spaces and lets each believe its neighbour, across the gap by files and a telephone. */
export async function agree(stage: Stage): Promise<Agreed> {
  const { engineering, production, say } = stage
  const [development, quality] = ENGINEERING.map((name) => idOf(engineering, name)) as [string, string]
  const target = idOf(production, 'Production')
  say('Each Space makes its keys; the private halves never leave it.')
  const ofDevelopment = await makeKeys(engineering.client, development, 'Development')
  const ofQuality = await makeKeys(engineering.client, quality, 'Quality')
  await makeKeys(production.client, target, 'Production')
  const toQuality = await trust(engineering.client, development, 'RECEIPTS', ofQuality)
  await trust(engineering.client, quality, 'RELEASES', ofDevelopment)

  say('\nAcross the gap identities are carried as files, and their fingerprints compared by telephone.')
  await run(stage, engineering, 'trust', 'identity', quality, '-o', 'quality.identity.json')
  await run(stage, production, 'trust', 'identity', target, '-o', 'production.identity.json')
  await run(stage, engineering, 'trust', 'add', quality, 'production.identity.json', '--purpose', 'receipts')
  await run(stage, production, 'trust', 'add', target, 'quality.identity.json', '--purpose', 'releases')
  const toProduction = await onlyTrust(engineering.client, quality, 'RECEIPTS')
  const fromQuality = await onlyTrust(production.client, target, 'RELEASES')
  const board = await approvers(production, target)
  await make(
    production.client,
    'updateTrust',
    { id: fromQuality, approvalsNeeded: 1, approvalTeam: board },
    'trust { id }',
  )
  const [heardInEngineering, heardInProduction] = await Promise.all([
    readAloud(production.client, target),
    readAloud(engineering.client, quality),
  ])
  await run(stage, engineering, 'trust', 'confirm', toProduction, '--fingerprint', heardInEngineering)
  await run(stage, production, 'trust', 'confirm', fromQuality, '--fingerprint', heardInProduction)
  return { toQuality, toProduction }
}

async function onlyTrust(client: Client, space: string, purpose: string): Promise<string> {
  const { trusts } = await ask<{ trusts: { nodes: Made[] } }>(
    client,
    `query Airgap($filter: TrustFilter) { trusts(first: 1, filter: $filter) { nodes { id } } }`,
    { filter: { space: [space], purpose: [purpose] } },
  )
  return trusts.nodes[0]?.id ?? ''
}

async function approvers({ client, colleague }: Network, space: string): Promise<string> {
  const { me } = await ask<{ me: Made }>(colleague, '{ me { id } }')
  const { team } = await make<{ team: Made }>(
    client,
    'createTeam',
    { space, name: 'Release board', members: [me.id] },
    'team { id }',
  )
  return team.id
}

/** Builds the release in Development and deploys it there. Its package is put where Development keeps such files. */
export async function build(stage: Stage): Promise<Built> {
  const { engineering, carry, say } = stage
  const space = idOf(engineering, 'Development')
  say('\nA release is built in Development, and deployed there.')
  writeFileSync(join(carry, PACKAGE.file), Buffer.alloc(300_000, 'The bytes of a package. '))
  await pushPackage(stage, engineering, space)
  const built = await buildRelease(engineering.client, space)
  await deploy(engineering.client, built.release, built.environment, 'SUCCESS')
  return built
}

function pushPackage(stage: Stage, network: Network, space: string): Promise<string> {
  return run(stage, network, 'package', 'push', space, PACKAGE.file, '--id', PACKAGE.id, '--version', PACKAGE.version)
}

/** A release where it arrived. */
export type Arrived = { bundle: string; release: string; environment: string }

/** Promotes the release to Quality, in the same network: the courier carries it. It is accepted and deployed there. */
export async function promote(stage: Stage, { release }: Built, { toQuality }: Agreed): Promise<Arrived> {
  const { engineering, say } = stage
  const { client } = engineering
  const space = idOf(engineering, 'Quality')
  say('\nIt is promoted to Quality. The networks of both are connected: the courier carries it.')
  await make(client, 'promoteRelease', { release, trust: toQuality }, 'outgoingBundle { id }')
  const bundle = await eventually('the bundle in the inbox of Quality', () => newest(client, space))
  const { environment } = await make<{ environment: Made }>(
    client,
    'createEnvironment',
    { space, name: 'Test' },
    'environment { id }',
  )
  const arrived = await accept(client, space, bundle, [
    { name: 'Database', environment: environment.id, value: 'Server=qa-sql;Database=shop' },
  ])
  await deploy(client, arrived, environment.id, 'SUCCESS')
  await eventually('the receipt of Quality in Development', () =>
    cellOf(client, idOf(engineering, 'Development'), 'Quality: Test', 'SUCCESS'),
  )
  return { bundle, release: arrived, environment: environment.id }
}

/** The newest bundle in the inbox of a Space that nobody has decided on; null if there is none. */
async function newest(client: Client, space: string): Promise<string | null> {
  const { incomingBundles } = await ask<{ incomingBundles: { nodes: Made[] } }>(
    client,
    `query Airgap($space: [ID!]) {
      incomingBundles(first: 1, filter: { space: $space, state: [RECEIVED] }) { nodes { id } } }`,
    { space: [space] },
  )
  return incomingBundles.nodes[0]?.id ?? null
}

async function accept(
  client: Client,
  space: string,
  bundle: string,
  values: Record<string, unknown>[],
): Promise<string> {
  const lifecycle = await anyLifecycle(client, space)
  const { projectGroup } = await make<{ projectGroup: Made }>(
    client,
    'createProjectGroup',
    { space, name: 'From elsewhere' },
    'projectGroup { id }',
  )
  const { incomingBundle } = await make<{ incomingBundle: { release: Made } }>(
    client,
    'acceptBundle',
    { bundle, lifecycle, projectGroup: projectGroup.id, values },
    'incomingBundle { release { id } }',
  )
  return incomingBundle.release.id
}

/** Makes a file of the release for Production, looks at it, carries it and its package over the gap, and takes it in. */
export async function carryOver(stage: Stage, { release }: Arrived, { toProduction }: Agreed): Promise<string> {
  const { engineering, production, say } = stage
  const space = idOf(production, 'Production')
  say('\nFrom Quality it goes over the gap: a file is made, looked at, and carried by hand.')
  await run(stage, engineering, 'bundle', 'create', release, '--to', toProduction, '-o', 'shop.bundle')
  await run(stage, engineering, 'bundle', 'inspect', 'shop.bundle')
  await run(stage, production, 'bundle', 'verify', 'shop.bundle', '--from', 'quality.identity.json')
  await pushPackage(stage, production, space)
  await run(stage, production, 'bundle', 'import', space, 'shop.bundle', '-o', 'received.receipt')
  const bundle = await newest(production.client, space)
  if (bundle === null) throw new LaunchError('The bundle is not in the inbox of Production.')
  return bundle
}

/** Production looks at what came, approves it by four eyes, accepts it, and deploys it: it fails. */
export async function deployThere(stage: Stage, bundle: string): Promise<Arrived> {
  const { production, say } = stage
  const { client, colleague } = production
  const space = idOf(production, 'Production')
  const { environment } = await make<{ environment: Made }>(
    client,
    'createEnvironment',
    { space, name: 'Live' },
    'environment { id }',
  )
  say('\nPetra approves it, since whoever brought it may not. It is accepted with a value of its own for "Database".')
  await make(colleague, 'approveBundle', { bundle, comment: 'Seen.' }, 'incomingBundle { id }')
  const release = await accept(client, space, bundle, [
    { name: 'Database', environment: environment.id, value: 'Server=live-sql;Database=shop' },
  ])
  await deploy(client, release, environment.id, 'FAILED')
  return { bundle, release, environment: environment.id }
}

/** Carries a receipt back over the gap; gives what runs where as Development then knows it. */
export async function bringBack(stage: Stage, { bundle }: Arrived, state: 'FAILED' | 'SUCCESS'): Promise<Cell[]> {
  const { engineering, production, say } = stage
  const file = `${state.toLowerCase()}.receipt`
  say(
    '\nWhat came of it goes back as a signed receipt: over the gap by hand, from Quality to Development by the courier.',
  )
  await run(stage, production, 'receipt', 'create', bundle, '-o', file)
  await run(stage, engineering, 'receipt', 'import', idOf(engineering, 'Quality'), file)
  const development = idOf(engineering, 'Development')
  await eventually('the receipt of Production in Development', () =>
    cellOf(engineering.client, development, 'Production: Live', state),
  )
  return matrixOf(engineering.client, development)
}

async function cellOf(client: Client, space: string, environment: string, state: string): Promise<Cell | null> {
  const cells = await matrixOf(client, space)
  return cells.find((cell) => cell.environment === environment && cell.state === state) ?? null
}

const PAUSE = 200
const ATTEMPTS = 300

/** Asks until there is an answer; throws a LaunchError that names what did not come. */
async function eventually<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await look()
    if (found !== null) return found
    await setTimeout(PAUSE)
  }
  throw new LaunchError(`Waited in vain for ${what}.`)
}
