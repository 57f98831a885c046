import type { Use } from '../write/unused.js'

/** In which ways tags may be used: what refuses to let them go. */
export function usesOfTags(tagIds: readonly number[]): Use[] {
  const named = { tenantTagIds: { hasSome: [...tagIds] } }
  const process = { steps: { some: { actions: { some: named } } } }
  return [
    { kind: 'Tenants', where: { tags: { some: { tagId: { in: [...tagIds] } } } }, called: ['tenant', 'tenants'] },
    { kind: 'Variables', where: named, called: ['variable', 'variables'] },
    {
      kind: 'Projects',
      where: { process },
      called: ['deployment process, of the project', 'deployment processes, of the projects'],
    },
    { kind: 'Runbooks', where: { process }, called: ['runbook', 'runbooks'] },
    { kind: 'Channels', where: named, called: ['channel', 'channels'] },
    { kind: 'Machines', where: named, called: ['deployment target', 'deployment targets'] },
    { kind: 'Accounts', where: named, called: ['account', 'accounts'] },
    { kind: 'Certificates', where: named, called: ['certificate', 'certificates'] },
  ]
}
