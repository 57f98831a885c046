import type { Where } from '../access/where.js'
import type { Use } from '../write/unused.js'

/** Processes with an action that names the environment. */
function processNames(environmentId: number): Where {
  const action = {
    OR: [{ environmentIds: { has: environmentId } }, { excludedEnvironmentIds: { has: environmentId } }],
  }
  return { process: { steps: { some: { actions: { some: action } } } } }
}

/**
 * All that refers to an environment and would no longer mean what it says without it. The limits of roles are left out: an id that is gone
 * goes on limiting.
 */
export function usesOfEnvironment(environmentId: number): Use[] {
  const listed = { environmentIds: { has: environmentId } }
  const value = { templates: { some: { values: { some: { environmentId } } } } }
  return [
    {
      kind: 'Lifecycles',
      where: { phases: { some: { environments: { some: { environmentId } } } } },
      called: ['lifecycle', 'lifecycles'],
    },
    { kind: 'Deployments', where: { environmentId }, called: ['deployment', 'deployments'], column: 'id' },
    {
      kind: 'ServerTasks',
      where: { environmentId, deploymentId: null, completedAt: null },
      called: ['task that is not over', 'tasks that are not over'],
      column: 'description',
    },
    {
      kind: 'Machines',
      where: { environments: { some: { environmentId } } },
      called: ['deployment target', 'deployment targets'],
    },
    { kind: 'Variables', where: listed, called: ['variable', 'variables'] },
    {
      kind: 'Projects',
      where: processNames(environmentId),
      called: ['process of a project', 'processes of projects'],
    },
    { kind: 'Runbooks', where: { OR: [listed, processNames(environmentId)] }, called: ['runbook', 'runbooks'] },
    { kind: 'Accounts', where: listed, called: ['account', 'accounts'] },
    { kind: 'Certificates', where: listed, called: ['certificate', 'certificates'] },
    {
      kind: 'DeploymentFreezes',
      where: { scopes: { some: { environmentId } } },
      called: ['deployment freeze', 'deployment freezes'],
    },
    { kind: 'Projects', where: value, called: ['project with values for it', 'projects with values for it'] },
    {
      kind: 'LibraryVariableSets',
      where: value,
      called: ['library variable set with values for it', 'library variable sets with values for it'],
    },
    {
      kind: 'Projects',
      where: { tenants: { some: listed } },
      called: ['project that goes there for a tenant', 'projects that go there for a tenant'],
    },
  ]
}
