/** A change of a property, as the graph shows it. */
export type Property = {
  path: string[]
  before: unknown
  after: unknown
  isSensitive: boolean
  isReference: boolean
  hasHidden: boolean
  isCut: boolean
}
type Change = {
  change: string
  name: string
  properties: Property[]
  actions: Change[]
  before: object | null
  after: object | null
}
/** A value of a variable. */
export type Variable = { value: string | null; scope: { environments: { name: string }[] } } | null
type VariableChange = { change: string; name: string; aspects: string[]; before: Variable; after: Variable }
type PackageChange = {
  change: string
  packageId: string
  before: string | null
  after: string | null
  isDowngrade: boolean
  builds: object[]
}
/** What `FIELDS` shows. */
export type Comparison = {
  hasOtherNotes: boolean
  from: { version: string }
  to: { version: string }
  process: { steps: Change[]; isTruncated: boolean } | null
  variables: { changes: VariableChange[]; hasHidden: boolean; isTruncated: boolean } | null
  packages: PackageChange[]
}

const PROPERTIES = 'properties { path before after isSensitive isReference hasHidden isCut }'
/** All that a comparison says. */
export const FIELDS = `hasOtherNotes from { version } to { version }
  process { isTruncated steps { change name ${PROPERTIES} before { number } after { number }
    actions { change name ${PROPERTIES} before { number } after { number environments { name } } } } }
  variables { hasHidden isTruncated changes { change name aspects
    before { value scope { environments { name } } } after { value scope { environments { name } } } } }
  packages { change packageId before after isDowngrade builds { packageVersion commits { id } } }`

/** A change of a property in one line. */
export const told = ({ path, before, after, ...is }: Property) => {
  if (is.isSensitive) return `${path.join('.')} (sensitive)`
  if (is.isReference) return `${path.join('.')} (reference${is.hasHidden ? ', hidden' : ''})`
  const shown = (value: unknown) => (is.isCut && typeof value === 'string' ? value.length : JSON.stringify(value))
  return `${path.join('.')}: ${shown(before)} > ${shown(after)}${is.isCut ? ' (cut)' : ''}`
}
