/**
 * Ids of things that screens are about, in one fleet.
 * @typedef {{ space: string, project: string, release: string, olderRelease: string, traced: string, deployment: string, environment: string, user: string, incoming: string | null, outgoing: string | null }} Samples
 */

/**
 * Every screen of the web app: what it is called, and its address in a fleet. `isBare` screens are for those who are not signed in; `isHeavy`
 * ones load a graph or an editor, and may take more script.
 * @type {readonly { name: string, path: (samples: Samples) => string | null, isBare?: true, isHeavy?: true }[]}
 */
export const SCREENS = [
  { name: 'what-runs-where', path: () => '/what-runs-where' },
  { name: 'projects', path: () => '/projects' },
  { name: 'projects-peek', path: ({ project }) => `/projects?peek=${project}` },
  { name: 'explore-releases', path: () => '/explore/releases' },
  { name: 'explore-environments', path: () => '/explore/environments' },
  { name: 'explore-deployments-grouped', path: () => '/explore/deployments?layout=grouped&group=state' },
  { name: 'explore-deployment-targets-tiles', path: () => '/explore/deployment-targets?layout=tiles' },
  { name: 'project', path: ({ project }) => `/projects/${project}` },
  { name: 'project-variables', path: ({ project }) => `/projects/${project}/variables` },
  { name: 'release', path: ({ release }) => `/releases/${release}` },
  { name: 'release-trace', path: ({ traced }) => `/releases/${traced}/trace` },
  { name: 'releases-trace', path: () => '/releases/trace' },
  { name: 'compare', path: ({ release, olderRelease }) => `/releases/compare?left=${olderRelease}&right=${release}` },
  { name: 'deployment', path: ({ deployment }) => `/deployments/${deployment}` },
  { name: 'attention', path: () => '/attention' },
  { name: 'zones', path: () => '/zones?as=table' },
  { name: 'zones-graph', path: () => '/zones?as=graph', isHeavy: true },
  { name: 'promotions', path: () => '/promotions' },
  { name: 'promotions-outbox', path: () => '/promotions/outbox' },
  { name: 'promotions-under-way', path: () => '/promotions/under-way' },
  { name: 'promotions-carried', path: () => '/promotions/carried' },
  { name: 'promotion-incoming', path: ({ incoming }) => incoming && `/promotions/incoming/${incoming}` },
  { name: 'promotion-outgoing', path: ({ outgoing }) => outgoing && `/promotions/outgoing/${outgoing}` },
  { name: 'missing-values', path: () => '/missing-values' },
  { name: 'where-used', path: ({ environment }) => `/where-used?id=${environment}` },
  { name: 'who-can', path: ({ space }) => `/who-can?permission=DeploymentCreate&space=${space}` },
  { name: 'audit', path: () => '/audit' },
  { name: 'health', path: () => '/health' },
  { name: 'admin', path: () => '/admin' },
  { name: 'admin-people', path: () => '/admin/people' },
  { name: 'admin-person', path: ({ user }) => `/admin/people/${user}` },
  { name: 'admin-groups', path: () => '/admin/groups' },
  { name: 'admin-spaces', path: () => '/admin/spaces' },
  { name: 'admin-instances', path: () => '/admin/instances' },
  { name: 'admin-teams', path: ({ space }) => `/admin/teams?space=${space}` },
  { name: 'admin-roles', path: ({ space }) => `/admin/roles?space=${space}` },
  { name: 'admin-keys', path: () => '/admin/keys' },
  { name: 'admin-trust', path: () => '/admin/trust' },
  { name: 'admin-identity', path: () => '/admin/identity' },
  { name: 'account', path: () => '/account' },
  { name: 'api', path: () => '/api', isHeavy: true },
  { name: 'not-found', path: () => '/nowhere' },
  { name: 'sign-in', path: () => '/sign-in', isBare: true },
]

const QUESTION = `query Samples {
  me { id }
  projects(first: 1, filter: { hasReleases: true }, orderBy: { field: NAME, direction: ASC }) {
    nodes { id space { id } releases(first: 2) { nodes { id } } environments { id } }
  }
  deployments(first: 1, orderBy: { field: QUEUED_AT, direction: ASC }) { nodes { id } }
  incomingBundles(first: 1) { nodes { id } }
  outgoingBundles(first: 1) { nodes { id } }
  accepted: outgoingBundles(first: 1, filter: { state: [ACCEPTED] }) { nodes { release { id } } }
}`

/**
 * Looks for something that each screen can be about, by the graph at `url` and an API key.
 * @param {string} url
 * @param {string} apiKey
 * @returns {Promise<Samples>}
 */
export async function findSamples(url, apiKey) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUESTION }),
  })
  const { data, errors } = await response.json()
  if (!data) throw new Error(`The graph gave no samples: ${JSON.stringify(errors)}`)
  const [project] = data.projects.nodes
  const [release, olderRelease = release] = project.releases.nodes
  return {
    space: project.space.id,
    project: project.id,
    release: release.id,
    olderRelease: olderRelease.id,
    traced: data.accepted.nodes[0]?.release?.id ?? release.id,
    deployment: data.deployments.nodes[0].id,
    environment: project.environments[0].id,
    user: data.me.id,
    incoming: data.incomingBundles.nodes[0]?.id ?? null,
    outgoing: data.outgoingBundles.nodes[0]?.id ?? null,
  }
}
