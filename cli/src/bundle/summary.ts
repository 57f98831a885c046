import type { PortableRelease, PortableScope, PortableStep, PortableVariable } from '@spaceport/kit/bundle/content'
import type { ReadBundle } from '@spaceport/kit/bundle/read'
import type { BundleStatement } from '@spaceport/kit/bundle/statement'
import { bytes, field, partyLines, section, shown } from './lines.js'

/** What a bundle's statement says, for people. */
export function statementLines({ statement, statementDigest, fileDigest, size }: ReadBundle): string[] {
  return [
    `Release bundle ${statement.bundleId}`,
    ...partyLines('from', statement.source),
    ...partyLines('to', statement.destination),
    field('sequence', sequenceOf(statement)),
    ...statement.withdrawn.map((one) => field('', `${one.sequence} was withdrawn (${one.bundleId})`)),
    field('replaces', statement.replaces ?? 'no other bundle'),
    field('made', statement.createdAt),
    field('expires', statement.expiresAt),
    field('statement', `sha256 ${statementDigest}`),
    field('file', `sha256 ${fileDigest}, ${bytes(size)}`),
  ]
}

/** The release that a bundle carries, for people. Sensitive values are not in it, but only where they belong. */
export function releaseLines(release: PortableRelease, { statement, secrets }: ReadBundle): string[] {
  const { version, notes, createdAt } = release.release
  return [
    '',
    `Release ${shown(version)} of ${shown(release.project.name)}`,
    field('made', createdAt),
    field('notes', notes === null || notes === '' ? 'none' : shown(notes)),
    field('secrets', secrets === null ? 'none' : 'sealed to the destination'),
    ...section('Process', release.process?.steps.flatMap(stepLines) ?? []),
    ...section('Variables', release.variables.map(variableLine)),
    ...section(
      'Values needed at the target',
      [...release.needed, ...release.templates.filter(asksForValue).map(({ name }) => name)].map(shown),
    ),
    ...section('Packages of the release', release.packages.map(packageLine)),
    ...section(
      'Packages in the file',
      statement.blobs
        .filter(({ role }) => role === 'package')
        .map(({ title, size, sha256 }) => `${shown(title)}, ${bytes(size)}, sha256 ${sha256}`),
    ),
  ]
}

function sequenceOf({ sequence, previous }: BundleStatement): string {
  return previous === null ? `${sequence}, the first` : `${sequence}, after the statement sha256 ${previous}`
}

function stepLines({ name, targetRoles, actions }: PortableStep, index: number): string[] {
  const roles = targetRoles.length > 0 ? ` on ${targetRoles.map(shown).join(', ')}` : ''
  const lines = actions.map((action) => {
    const off = action.isDisabled ? ', disabled' : ''
    return `   - ${shown(action.name)} (${shown(action.actionType)}${off})`
  })
  return [`${index + 1}. ${shown(name)}${roles}`, ...lines]
}

function variableLine({ name, value, secret, type, scope, ...rest }: PortableVariable): string {
  const reference = rest.account ?? rest.certificate ?? rest.workerPool
  const isSensitive = secret !== null || type === 'SENSITIVE'
  const what = isSensitive ? '(sensitive)' : value !== null ? shown(value) : `(${shown(reference ?? 'no value')})`
  const where = scopeOf(scope)
  return `${shown(name)} = ${what}${where === '' ? '' : ` [${where}]`}${rest.prompt ? ' (asked for)' : ''}`
}

function scopeOf({ environments, roles, steps, channels, tenantTags }: PortableScope): string {
  return [environments, roles, steps, channels, tenantTags]
    .filter((names) => names.length > 0)
    .map((names) => names.map(shown).join(', '))
    .join('; ')
}

function packageLine({ packageId, version, action, feed, sha256 }: PortableRelease['packages'][number]): string {
  const from = feed === null ? '' : ` from ${shown(feed)}`
  const digest = sha256 === null ? 'not in the file' : `sha256 ${sha256}`
  return `${shown(packageId)} ${shown(version)}${from} for ${shown(action)}, ${digest}`
}

/** Whether whoever takes the release in has to give a value of a template. */
function asksForValue({ isRequired, defaultValue, defaultSecret }: PortableRelease['templates'][number]): boolean {
  return isRequired && defaultValue === null && defaultSecret === null
}
