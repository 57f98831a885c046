import type { Use } from '../write/unused.js'

/** In which ways a worker pool may be used: what refuses to let it go. */
export function usesOfPool(workerPoolId: number): Use[] {
  const process = { steps: { some: { actions: { some: { workerPoolId } } } } }
  return [
    {
      kind: 'Workers',
      where: { pools: { some: { workerPoolId } } },
      called: ['worker that is in it', 'workers that are in it'],
    },
    { kind: 'Machines', where: { workerPoolId }, called: ['deployment target', 'deployment targets'] },
    {
      kind: 'Projects',
      where: { process },
      called: ['deployment process, of the project', 'deployment processes, of the projects'],
    },
    { kind: 'Runbooks', where: { process }, called: ['runbook', 'runbooks'] },
    { kind: 'Variables', where: { workerPoolId }, called: ['variable', 'variables'] },
  ]
}
