/** What the lists of a scope refer to. Tags and steps are parts of other things and no kind of their own. */
export type ScopeKind = 'Environments' | 'Machines' | 'Channels' | 'Tags' | 'Steps'

/** The lists of a scope that refer to others by number: the input's field, the column, what it leads to, and whether only projects have such. */
export const SCOPE_LISTS = [
  { field: 'environments', column: 'environmentIds', kind: 'Environments', ofProject: false },
  { field: 'targets', column: 'targetIds', kind: 'Machines', ofProject: false },
  { field: 'steps', column: 'stepIds', kind: 'Steps', ofProject: true },
  { field: 'channels', column: 'channelIds', kind: 'Channels', ofProject: true },
  { field: 'tenantTags', column: 'tenantTagIds', kind: 'Tags', ofProject: false },
] as const satisfies readonly { field: string; column: string; kind: ScopeKind; ofProject: boolean }[]

/** A column of a scope that refers to others by number. */
export type ScopeColumn = (typeof SCOPE_LISTS)[number]['column']

/** The columns of a scope. */
export type ScopeColumns = Record<ScopeColumn | 'processIds', number[]> & { roles: string[] }

/** The scope of what holds everywhere. */
export const UNSCOPED: ScopeColumns = {
  environmentIds: [],
  targetIds: [],
  roles: [],
  stepIds: [],
  channelIds: [],
  tenantTagIds: [],
  processIds: [],
}
