import { z } from 'zod'
import { readCanonical, writeCanonical } from './canonical.js'
import { releaseSchema } from './content-schema.js'
import { malformed, shaped } from './refusal.js'

/** Where a value of a variable counts: names, which mean the same in both Spaces. An empty list: everywhere. Tags as `Set/Tag`. */
export type PortableScope = {
  environments: string[]
  roles: string[]
  steps: string[]
  channels: string[]
  tenantTags: string[]
}

/** A value of a variable that may apply at the target. */
export type PortableVariable = {
  name: string
  description: string | null
  /** A `VariableType` of the graph. */
  type: string
  value: string | null
  /** Of a sensitive value: its place in the list of secrets, from 0. */
  secret: number | null
  account: string | null
  certificate: string | null
  workerPool: string | null
  /** The library variable set that it comes from; null: the project's own. */
  librarySet: string | null
  prompt: { label: string | null; helpText: string | null; isRequired: boolean } | null
  scope: PortableScope
}

/** A package that an action refers to, and the feed that it comes from. */
export type PortablePackage = { name: string; packageId: string; feed: string | null }

/** An action of a step. What it refers to stands by name. */
export type PortableAction = {
  name: string
  actionType: string
  isDisabled: boolean
  isRequired: boolean
  notes: string | null
  environments: string[]
  excludedEnvironments: string[]
  channels: string[]
  /** As `Set/Tag`. */
  tenantTags: string[]
  accounts: string[]
  certificates: string[]
  workerPool: string | null
  stepTemplate: { name: string; communityId: string | null; version: number } | null
  /** The text of a JSON object; a sensitive value in it is `{"secret": n}`. */
  properties: string
  packages: PortablePackage[]
}

/** A step of a process. */
export type PortableStep = {
  name: string
  /** A `StepCondition` of the graph. */
  condition: string
  conditionExpression: string | null
  /** A `StartTrigger` of the graph. */
  startTrigger: string
  targetRoles: string[]
  maxParallelism: number | null
  /** The text of a JSON object; a sensitive value in it is `{"secret": n}`. */
  properties: string
  actions: PortableAction[]
}

/** A variable template of the project, for which tenants and environments at the target have values. */
export type PortableTemplate = {
  name: string
  label: string | null
  helpText: string | null
  /** A `ControlType` of the graph. */
  controlType: string
  options: string | null
  /** A `TemplateScope` of the graph. */
  scope: string
  isRequired: boolean
  defaultValue: string | null
  /** Of a sensitive default: its place in the list of secrets, from 0. */
  defaultSecret: number | null
}

/** A package of the release, in its version. */
export type PortableReleasePackage = {
  action: string
  name: string
  packageId: string
  version: string
  feed: string | null
  /** Of its file, if it is known; it travels with the bundle then. */
  sha256: string | null
  /** Bytes. */
  size: number | null
}

/** What a package was built from. */
export type PortableBuild = {
  packageId: string
  version: string
  branch: string | null
  commit: string | null
  url: string | null
  builtAt: string | null
}

/** All that is needed to deploy a release in another Space, with names where a Space has ids. */
export type PortableRelease = {
  /** `origin`: the release's id where it was built; `originSpace`: what that Space calls itself. */
  release: { version: string; notes: string | null; createdAt: string; origin: string; originSpace: string }
  /** `tenantedMode`: a `TenantedMode` of the graph. */
  project: { name: string; slug: string; description: string | null; tenantedMode: string }
  process: { steps: PortableStep[] } | null
  variables: PortableVariable[]
  /** Names that the release has values for, none of which applies at the target. */
  needed: string[]
  templates: PortableTemplate[]
  packages: PortableReleasePackage[]
  builds: PortableBuild[]
  /** `Users-1`, ... of the source's fleet: who made the release and the bundle. */
  authors: string[]
}

const schema: z.ZodType<PortableRelease> = releaseSchema

/** Writes a release as canonical JSON: the same text for the same release. Throws `BUNDLE_MALFORMED` for one that nobody would take. */
export function writePortableRelease(release: PortableRelease): string {
  return writeCanonical(shaped(schema, release, 'The release'))
}

/** Reads the release of a bundle. Throws `BUNDLE_MALFORMED`. */
export function readPortableRelease(text: string): PortableRelease {
  return shaped(schema, readCanonical(text, 'The release'), 'The release')
}

/** Writes the list of secrets, before it is sealed, or of envelopes: canonical JSON. */
export function writeTexts(texts: readonly string[]): string {
  return writeCanonical(texts)
}

/** Reads a list of texts. Throws `BUNDLE_MALFORMED`, without a word of it. */
export function readTexts(text: string): string[] {
  const parsed = z.array(z.string()).safeParse(readCanonical(text, 'The list'))
  if (!parsed.success) throw malformed('The list holds something that is no text.')
  return parsed.data
}
