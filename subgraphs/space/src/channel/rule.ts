import { refuse } from '@spaceport/kit/write/outcome'
import { builder } from '../builder.js'
import { LONGEST_NAME, readName } from '../write/text.js'
import { readVersionRule } from './version-rule.js'

type Rule = { versionRange: string | null; tag: string | null; actionPackages: string[] }

/** A rule as somebody typed it. */
export type RuleGiven = { versionRange?: string | null; tag?: string | null; actionPackages?: string[] | null }

const MOST_RULES = 100
const MOST_PACKAGES = 200

export const ChannelVersionRule = builder.objectRef<Rule>('ChannelVersionRule').implement({
  description: 'Which versions of the packages of some steps a channel takes.',
  access: 'ProcessView',
  fields: (t) => ({
    versionRange: t.exposeString('versionRange', {
      nullable: true,
      description: 'The versions, as NuGet writes ranges: `[1.0,2.0)`, `1.*`; null for any.',
    }),
    tag: t.exposeString('tag', {
      nullable: true,
      description: 'What the pre-release tag must hold, as a regular expression: `^$`, `^beta`; null for anything.',
    }),
    actionPackages: t.exposeStringList('actionPackages', {
      description:
        'Of which packages: `Action` or `Action:PackageReference`, as the process names them. Empty: of all.',
    }),
  }),
})

export const ChannelVersionRuleInput = builder.inputType('ChannelVersionRuleInput', {
  description: 'Which versions of the packages of some steps a channel is to take: a range, a tag, or both.',
  fields: (t) => ({
    versionRange: t.string({
      description: 'The versions, as NuGet writes ranges: `1.0`, `[1.0,2.0)`, `(,1.0]`, `1.*`.',
    }),
    tag: t.string({
      description: 'What the pre-release tag must hold: a regular expression without look-around and back-references.',
    }),
    actionPackages: t.stringList({
      description: 'Of which packages: `Action` or `Action:PackageReference`; at most 200. Left out or empty: of all.',
    }),
  }),
})

/** The rules that somebody typed, as rows in order. Throws `BAD_INPUT`, leading to the part at fault. */
export function readRules(given: readonly RuleGiven[], ...path: string[]): (Rule & { position: number })[] {
  if (given.length > MOST_RULES) throw refuse('BAD_INPUT', `At most ${MOST_RULES} rules.`, ...path)
  return given.map((rule, position) => ({ position, ...readRule(rule, [...path, String(position)]) }))
}

function readRule(rule: RuleGiven, path: string[]): Rule {
  const { range, tag } = readVersionRule(rule, ...path)
  if (!range && !tag) throw refuse('BAD_INPUT', 'A rule has a range, a tag, or both.', ...path)
  const packages = rule.actionPackages ?? []
  if (packages.length > MOST_PACKAGES) {
    throw refuse('BAD_INPUT', `At most ${MOST_PACKAGES} packages.`, ...path, 'actionPackages')
  }
  return {
    versionRange: range ? (rule.versionRange?.trim() ?? null) : null,
    tag: tag ? (rule.tag ?? null) : null,
    actionPackages: [...new Set(packages.map((one) => readPackage(one, [...path, 'actionPackages'])))],
  }
}

/** Both names in one: each as long as any name. */
function readPackage(text: string, path: string[]): string {
  const [action = '', ...rest] = text.split(':')
  if (rest.length === 0) return readName(action, ...path)
  const reference = rest.join(':')
  if ([...reference].length > LONGEST_NAME) throw refuse('BAD_INPUT', `At most ${LONGEST_NAME} characters.`, ...path)
  return `${readName(action, ...path)}:${readName(reference, ...path)}`
}
