import type { PortableAction, PortableRelease } from '@spaceport/kit/bundle/content'
import { textKey } from '@spaceport/kit/page/text-key'

/** What a carried release names, and a Space knows by numbers of its own. */
export const NAMED_KINDS = [
  'Environments',
  'Accounts',
  'Certificates',
  'WorkerPools',
  'Feeds',
  'Tags',
  'StepTemplates',
] as const

/** One of them. Tags are parts of their sets and no kind of their own; a tag is named `Set/Tag`. */
export type NamedKind = (typeof NAMED_KINDS)[number]

/** A step template as an action names it. */
export type NamedTemplate = NonNullable<PortableAction['stepTemplate']>

/** All names in some releases, by kind; each as it is written. */
export type CarriedNames = {
  names: Record<Exclude<NamedKind, 'StepTemplates'>, Set<string>>
  templates: NamedTemplate[]
}

/** Gathers what releases name. */
export function carriedNames(releases: readonly PortableRelease[]): CarriedNames {
  const names: CarriedNames['names'] = {
    Environments: new Set(),
    Accounts: new Set(),
    Certificates: new Set(),
    WorkerPools: new Set(),
    Feeds: new Set(),
    Tags: new Set(),
  }
  const templates: NamedTemplate[] = []
  const add = (kind: keyof CarriedNames['names'], ...some: (string | null)[]) => {
    for (const name of some) if (name !== null) names[kind].add(name)
  }
  for (const { process, variables, packages } of releases) {
    for (const action of process?.steps.flatMap(({ actions }) => actions) ?? []) {
      add('Environments', ...action.environments, ...action.excludedEnvironments)
      add('Accounts', ...action.accounts)
      add('Certificates', ...action.certificates)
      add('WorkerPools', action.workerPool)
      add('Feeds', ...action.packages.map(({ feed }) => feed))
      add('Tags', ...action.tenantTags)
      if (action.stepTemplate) templates.push(action.stepTemplate)
    }
    for (const { account, certificate, workerPool, scope } of variables) {
      add('Environments', ...scope.environments)
      add('Tags', ...scope.tenantTags)
      add('Accounts', account)
      add('Certificates', certificate)
      add('WorkerPools', workerPool)
    }
    add('Feeds', ...packages.map(({ feed }) => feed))
  }
  return { names, templates }
}

/** How a name is told from others, whatever its case. */
export type NameKey = string

/** The ways in which a carried tag may be a set's name and a tag's: both may hold a slash. */
export function splitTag(name: string): { set: string; tag: string }[] {
  const parts = name.split('/')
  return parts.slice(1).map((_part, i) => ({
    set: textKey(parts.slice(0, i + 1).join('/')),
    tag: textKey(parts.slice(i + 1).join('/')),
  }))
}

/** By what a tag is found: the keys of its set and its own. */
export function tagKey(set: string, tag: string): NameKey {
  return JSON.stringify([set, tag])
}
