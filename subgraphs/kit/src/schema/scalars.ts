import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql'
import { SpaceportError } from '../errors.js'

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/** Reads an RFC 3339 time. Throws `BAD_INPUT`. */
function readTime(value: unknown): Date {
  if (typeof value === 'string' && RFC_3339.test(value)) {
    const time = new Date(value)
    if (!Number.isNaN(time.getTime())) return time
  }
  throw new SpaceportError('BAD_INPUT', 'A DateTime is a text as RFC 3339 has it, such as 2026-02-28T09:30:00.000Z.')
}

function writeTime(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  throw new TypeError('a DateTime is resolved from a Date')
}

/** A moment, the same in every subgraph. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A moment: RFC 3339, in UTC, with milliseconds, such as `2026-02-28T09:30:00.000Z`.',
  serialize: writeTime,
  parseValue: readTime,
  parseLiteral: (node) => readTime(node.kind === Kind.STRING ? node.value : null),
})

/** Any JSON value, passed through as it is. */
export const JSONValue = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value (RFC 8259).',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
})
