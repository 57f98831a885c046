import { createLoader, createSerializer, parseAsArrayOf, parseAsString, type inferParserType } from 'nuqs/server'
import type { MissingOfQueryVariables, MissingValuesQueryVariables } from '../generated/graphql'

/** The URL of the page. */
export const MISSING_VALUES = {
  /** Ids of Spaces; none means all. */
  space: parseAsArrayOf(parseAsString).withDefault([]),
  /** Words in the names of projects and tenants. */
  text: parseAsString.withDefault(''),
  /** Only this project, by id, and the tenants that it is deployed for. */
  project: parseAsString.withDefault(''),
  /** Id of the project or tenant whose form is open. */
  open: parseAsString,
  /** Cursors that the projects and the tenants begin behind. */
  projectsAfter: parseAsString,
  tenantsAfter: parseAsString,
}

export type MissingSearch = inferParserType<typeof MISSING_VALUES>

export const loadMissing = createLoader(MISSING_VALUES)

const serialize = createSerializer(MISSING_VALUES)

/** The address of the page with a search. */
export function missingPath(search: Partial<MissingSearch> = {}): string {
  return serialize('/missing-values', search)
}

/** What the page asks the graph. */
export function missingVariables(search: MissingSearch): MissingValuesQueryVariables {
  const { space, project, projectsAfter, tenantsAfter } = search
  const text = search.text.trim()
  const common = {
    isArchived: false,
    lacksValues: true,
    ...(space.length > 0 ? { space } : {}),
    ...(text === '' ? {} : { text }),
  }
  const tenants = { ...common, ...(project === '' ? {} : { project: [project] }) }
  return {
    projects: { ...common, ...(project === '' ? {} : { id: [project] }) },
    tenants: { ...tenants, isRemote: false },
    elsewhere: { ...tenants, isRemote: true },
    ...(project === '' ? {} : { of: [project] }),
    ...(projectsAfter ? { projectsAfter } : {}),
    ...(tenantsAfter ? { tenantsAfter } : {}),
  }
}

/** What the form of a project or a tenant asks the graph. */
export function ofVariables(id: string, { project }: MissingSearch): MissingOfQueryVariables {
  return { id, isProject: /\/Projects-\d+$/.test(id), ...(project === '' ? {} : { of: [project] }) }
}
