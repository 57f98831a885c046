/** A small made-up fleet for the tests of the web app: always the same, and in the graph's order. */

const ZONES = ['Brisbane', 'Frankfurt', 'PCI Production']
const INSTANCES = [
  { name: 'bne-1', zone: 0 },
  { name: 'bne-2', zone: 0 },
  { name: 'fra-1', zone: 1 },
  { name: 'pci-1', zone: 2 },
]
const SPACES = [
  { name: 'Payments', instance: 0 },
  { name: 'Storefront', instance: 0 },
  { name: 'Data Platform', instance: 1 },
  { name: 'Logistics EU', instance: 2 },
  { name: 'Mobile', instance: 2 },
  { name: 'Card Vault', instance: 3 },
]
const WHAT = ['Ledger', 'Checkout', 'Search', 'Invoice', 'Catalogue', 'Routing', 'Identity', 'Settlement', 'Telemetry', 'Fraud'] // prettier-ignore
const KIND = ['API', 'Worker', 'Web', 'Gateway', 'Batch', 'Console', 'Importer']
const STATES = ['SUCCESS', 'SUCCESS', 'SUCCESS', 'SUCCESS', 'FAILED', 'EXECUTING', 'SUCCESS', 'QUEUED', 'CANCELED', 'SUCCESS', 'TIMED_OUT', 'CANCELLING'] // prettier-ignore
const LIFECYCLES = ['Default Lifecycle', 'Hotfix', 'Regulated']

export const START = Date.UTC(2026, 2, 1, 12)

function ref(kind: string, place: number) {
  return `${kind}-${place + 1}`
}

function instance(place: number) {
  const { name, zone } = INSTANCES[place % INSTANCES.length]!
  return { id: ref('Instances', place), name, zone: { id: ref('Zones', zone), name: ZONES[zone], kind: 'CONNECTED' } }
}

export type FakeSpace = { id: string; name: string; instance: ReturnType<typeof instance> }

/** The six Spaces, then as many numbered ones as are asked for. */
export function fakeSpaces(count: number): FakeSpace[] {
  return Array.from({ length: count }, (_, place) => {
    const known = SPACES[place]
    return {
      id: ref('Spaces', place),
      name: known?.name ?? `Team ${String(place + 1).padStart(3, '0')}`,
      instance: instance(known?.instance ?? place % INSTANCES.length),
    }
  })
}

export type FakeProject = ReturnType<typeof fakeProject>

function fakeProject(place: number, spaces: readonly FakeSpace[], now: number) {
  const space = spaces[(place * 7 + Math.floor(place / 11)) % spaces.length]!
  const id = `${space.id}/Projects-${place + 1}`
  const at = new Date(now - ((place * place * 991_117) % (80 * 86_400_000)) - 20_000).toISOString()
  const version = `${(place % 4) + 1}.${(place * 3) % 17}.${(place * 5) % 9}`
  const round = Math.floor(place / (WHAT.length * KIND.length))
  return {
    __typename: 'Project',
    id,
    name: `${WHAT[place % WHAT.length]} ${KIND[place % KIND.length]}${round === 0 ? '' : ` ${round + 1}`}`,
    slug: `project-${place + 1}`,
    space,
    lifecycle: {
      id: `${space.id}/Lifecycles-1`,
      name: LIFECYCLES[(place * 5) % 8 === 0 ? 1 : place % 9 === 4 ? 2 : 0],
    },
    latestRelease: place % 13 === 5 ? null : { id: `${space.id}/Releases-${place}`, version, createdAt: at },
    lastDeployedAt: place % 11 === 6 ? null : at,
    lastDeployment:
      place % 11 === 6
        ? null
        : {
            id: `${space.id}/Deployments-${place}`,
            state: STATES[place % STATES.length],
            queuedAt: at,
            startedAt: at,
            completedAt: at,
            release: { id: `${space.id}/Releases-${place}`, version },
            environment: { id: `${space.id}/Environments-3`, name: ['Production', 'Staging', 'Test'][place % 3] },
          },
    productionEnvironment: {
      id: `${space.id}/Environments-3`,
      name: 'Production',
      owner: place % 6 === 2 ? instance(3) : space.instance,
    },
    createdAt: new Date(START).toISOString(),
  }
}

export function fakeProjects(count: number, spaces: readonly FakeSpace[], now: number): FakeProject[] {
  return Array.from({ length: count }, (_, place) => fakeProject(place, spaces, now))
}
