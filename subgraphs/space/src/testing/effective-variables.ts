import type { Caller } from '@spaceport/kit/caller'
import { MANAGER } from './callers.js'
import { mutate } from './mutate.js'
import type { Answer } from './space.js'
import { COMMON, id, SHOP, variableSpace, type VariableSpace } from './variables.js'

export const [DEV, TEST, PRODUCTION] = [id('Environments', 1), id('Environments', 2), id('Environments', 4)]
export const ACME = id('Tenants', 1)

type Value = {
  value: string | null
  hasValue: boolean
  isNull: boolean
  source: string
  sourceName: string | null
  current: { id: string } | null
}

/** What a name means, as it is asked for here. */
export type Meaning = {
  name: string
  value: string | null
  winner: Value | null
  hidden: boolean
  decidedBy: string | null
  reason: string | null
  ambiguous: boolean
  circular: boolean
  losers: { why: string; reason: string; value: Value }[]
}

type Args = Record<string, unknown>

/** A Space where it can be asked what variables mean. */
export type MeaningSpace = VariableSpace & {
  /** Asks for the variables of Shop in Dev, unless the arguments say otherwise. */
  ask(args?: Args, who?: Caller): Promise<Answer<{ effectiveVariables: { variables: Meaning[] } | null }>>
  /** The same, of which no error is expected. */
  variables(args?: Args, who?: Caller): Promise<Meaning[]>
  /** The value of each name. */
  values(args?: Args, who?: Caller): Promise<Record<string, string | null>>
  /** Makes a value of the variable Level; returns its id. */
  level(value: string, more?: Args): Promise<string>
}

const VALUE =
  'value hasValue isNull isSensitive source sourceName current { id } scope { isEmpty } templateValue { version } variable { number }'

const TYPES: Readonly<Record<string, string>> = {
  step: 'Int',
  roles: '[String!]',
  name: '[String!]',
  project: 'ID!',
  environment: 'ID!',
}

/** `variableSpace`, where Shop uses the sets Common and Spare, in this order. */
export async function meaningSpace(): Promise<MeaningSpace> {
  const shop = await variableSpace()
  const sets = [COMMON, id('LibraryVariableSets', 2)]
  const used = await mutate(shop.space, 'setProjectLibraryVariableSets', { project: SHOP, sets }, MANAGER)
  if (used.errors[0]) throw new Error(used.errors[0].message)

  const ask: MeaningSpace['ask'] = (args = {}, who = MANAGER) => {
    const given = { project: SHOP, environment: DEV, ...args }
    const names = Object.keys(given)
    const query = `query (${names.map((name) => `$${name}: ${TYPES[name] ?? 'ID'}`).join()}) {
      effectiveVariables(${names.map((name) => `${name}: $${name}`).join()}) { truncated variables {
        name value hidden decidedBy reason ambiguous circular winner { ${VALUE} } losers { why reason value { ${VALUE} } } } } }`
    return shop.space.ask(query, given, who)
  }

  const variables: MeaningSpace['variables'] = async (args, who) => {
    const { data, errors } = await ask(args, who)
    if (errors[0] || !data.effectiveVariables) throw new Error(errors[0]?.message)
    return data.effectiveVariables.variables
  }

  return {
    ...shop,
    ask,
    variables,
    values: async (args, who) =>
      Object.fromEntries((await variables(args, who)).map(({ name, value }) => [name, value])),
    level: (value, more = {}) => shop.made({ name: 'Level', value, ...more }),
  }
}
