import type { SystemRole } from '../setup/people.js'
import type { SpaceRole } from '../setup/spaces.js'
import type { DemoPlan, PlannedSpace } from './plan.js'

/** Somebody who works with the demo fleet. */
export type DemoPerson = {
  name: string
  email: string
  /** What they do, for the reader of `demo.json`. */
  job: string
  systemRoles: SystemRole[]
  groups: string[]
}

/** Groups that one Space or more lets in. */
export const GROUPS = {
  managers: 'Release managers',
  engineers: 'Engineering',
  deployers: 'Deployers',
  leads: 'Project leads',
  platform: 'Platform engineering',
  customers: 'Customer success',
  auditors: 'Auditors',
  duty: 'On duty',
  operations: 'Operations',
  security: 'Security',
} as const

/** The groups whose people release and deploy in every Space: it was they who did what the Spaces tell of. */
export const DOERS: readonly string[] = [GROUPS.managers, GROUPS.duty]

type GroupKey = keyof typeof GROUPS

function person(name: string, job: string, groups: GroupKey[], systemRoles: SystemRole[] = []): DemoPerson {
  const email = `${name.toLowerCase().replace(' ', '.')}@spaceport.example`
  return { name, email, job, systemRoles, groups: groups.map((group) => GROUPS[group]) }
}

/** The people of every demo fleet, besides its administrator. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('Priya Nair', 'Runs the fleet without any right inside a Space', [], ['SYSTEM_MANAGER']),
  person('Tom Becker', 'Space Manager of every Space', ['managers']),
  person(
    'Mia Chen',
    'Deploys to two environments in each of the first two Spaces, and sees nothing else of the fleet',
    ['deployers'],
  ),
  person('Luis Ortega', 'Leads the projects of one group in the first Space, and looks around in others', [
    'leads',
    'engineers',
  ]),
  person('Sven Lindqvist', 'Keeps the environments of every Space', ['platform']),
  person('Aiko Tanaka', 'Manages tenants in the Spaces that have customers', ['customers']),
  person('Nadia Rahman', 'Audits every Space: sees all of it, changes nothing', ['auditors']),
  person('Ravi Patel', 'An engineer who looks around in the first Spaces', ['engineers']),
  person('Emma Wilson', 'An engineer who looks around in the first Spaces', ['engineers']),
  person('Hanna Kowalski', 'On duty in every Space: deploys, answers interruptions and cancels tasks', ['duty']),
  person('Leila Haddad', 'Writes the runbooks, step templates and library variable sets of every Space', [
    'operations',
  ]),
  person('Yusuf Demir', 'Keeps the certificates of every Space, and sees little else', ['security']),
]

/** The account of the demo's executor, and what its key may do at most: what it needs to deploy and to report, and nothing else. */
export const EXECUTOR = {
  name: 'Demo executor',
  permissions: [
    'ProjectView',
    'EnvironmentView',
    'TenantView',
    'ReleaseView',
    'DeploymentView',
    'DeploymentCreate',
    'TaskView',
  ],
} as const

/** What a group of the directory may do in a whole Space. */
export type DemoMember = { group: string; role: SpaceRole }

/** Who may do what in each Space of the plan from its beginning, besides its managers and its build server. */
export function demoMembers(plan: DemoPlan): DemoMember[][] {
  const half = plan.spaces.length / 2
  return plan.spaces.map((space, at) => [
    { group: GROUPS.auditors, role: 'PROJECT_VIEWER' },
    { group: GROUPS.platform, role: 'ENVIRONMENT_MANAGER' },
    { group: GROUPS.duty, role: 'PROJECT_DEPLOYER' },
    { group: GROUPS.operations, role: 'RUNBOOK_PRODUCER' },
    { group: GROUPS.security, role: 'CERTIFICATE_MANAGER' },
    ...(at < half ? [{ group: GROUPS.engineers, role: 'PROJECT_VIEWER' as const }] : []),
    ...(space.tenants.length > 0 ? [{ group: GROUPS.customers, role: 'TENANT_MANAGER' as const }] : []),
  ])
}

/** A team of a Space whose role is limited to what the lists name by local number; empty lists limit nothing. */
export type DemoTeam = {
  /** Index of its Space. */
  space: number
  name: string
  description: string
  group: string
  /** The local number of the built-in role. */
  role: number
  projectGroups: number[]
  environments: number[]
}

const PROJECT_DEPLOYER = 8
const PROJECT_LEAD = 10

/** The two environments that a deployer may deploy to: those before production. */
function beforeProduction({ environments }: PlannedSpace): number[] {
  const own = environments.filter(({ remoteOf }) => remoteOf === null)
  const found = own.filter(({ stage }) => stage === 'TEST' || stage === 'STAGING').slice(0, 2)
  return (found.length > 0 ? found : own.slice(0, 1)).map(({ id }) => id)
}

/** Teams with limits, in the first two Spaces. */
export function demoTeams(plan: DemoPlan): DemoTeam[] {
  const deployers = plan.spaces.slice(0, 2).map((space, at) => ({
    space: at,
    name: 'Pre-production deployers',
    description: 'Deploy to the environments before production, and see nothing of the others.',
    group: GROUPS.deployers,
    role: PROJECT_DEPLOYER,
    projectGroups: [],
    environments: beforeProduction(space),
  }))
  const leads = (plan.spaces[0]?.projects ?? 0) > 0 && {
    space: 0,
    name: 'Leads of the first project group',
    description: 'Lead the projects of one group.',
    group: GROUPS.leads,
    role: PROJECT_LEAD,
    projectGroups: [1],
    environments: [],
  }
  return leads ? [...deployers, leads] : deployers
}
