import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql'

/** Something wrong to say. It must be refused, or may be where a field can mean it; never does it end in an error of ours. */
export type Bad = { what: string; value: unknown; must: boolean }

const bad = (what: string, value: unknown): Bad => ({ what, value, must: true })
const odd = (what: string, value: unknown): Bad => ({ what, value, must: false })

const MEGABYTE = 1_048_576

/** Texts for programs, which may hold what no name may. */
const FOR_PROGRAMS = new Set([
  ...['value', 'secret', 'password', 'token', 'secretKey', 'jsonKey', 'privateKey', 'passphrase'],
  ...['defaultValue', 'defaultSecret', 'idempotencyKey'],
])
/** Texts of which a blank one says something: a line between others. */
const MAY_BE_BLANK = new Set(['text'])

/** Texts that nobody means. `required`: whether a blank one leaves nothing to go by. */
export function badTexts(field: string, isRequired: boolean): Bad[] {
  const required = isRequired && !MAY_BE_BLANK.has(field) && !FOR_PROGRAMS.has(field)
  return [
    bad('1 MB', 'x'.repeat(MEGABYTE)),
    { what: 'a control character', value: 'a\u0007b', must: !FOR_PROGRAMS.has(field) },
    bad('U+0000', 'a\0b'),
    bad('a lone surrogate', 'a\ud800b'),
    ...['', ' \t '].map((value) => ({ what: value === '' ? 'empty' : 'blank', value, must: required })),
  ]
}

/** Ids that name nothing of a kind in this Space. */
export function badIds(kind: string): Bad[] {
  if (kind === 'Spaces') return ['', 'x', 'Spaces-0', 'Spaces-2', 'Spaces-1/Projects-1'].map((id) => bad(`"${id}"`, id))
  const other = kind === 'Projects' ? 'Tenants' : 'Projects'
  const never = [
    bad('malformed', 'nonsense'),
    bad('empty', ''),
    bad('of another kind', `Spaces-1/${other}-1`),
    bad('1 MB', 'x'.repeat(MEGABYTE)),
    bad('with U+0000', `Spaces-1/${kind}-1\0`),
  ]
  // The directory knows people; whoever they are, they are in no Space.
  if (kind === 'Users') return never
  return [
    ...never,
    bad('of another Space', `Spaces-2/${kind}-1`),
    bad('of nothing', `Spaces-1/${kind}-999999`),
    bad('beyond 32 bits', `Spaces-1/${kind}-2147483648`),
    bad('huge', `Spaces-1/${kind}-${'9'.repeat(40)}`),
  ]
}

/** Ids that cannot be those of something elsewhere for which a placeholder is to stand. */
export function badRemotes(kind: string): Bad[] {
  return [
    ...badIds(kind).filter(({ what }) => !what.startsWith('of another Space')),
    bad('of this Space', `Spaces-1/${kind}-1`),
  ]
}

/** Texts that are not what their field is, by its name, or its input's type and name. */
const MALFORMED: Readonly<Record<string, readonly string[]>> = {
  version: ['one', '1..2', '1.0.0-a b', '-1'],
  packageVersion: ['one two', '1.0/2'],
  versionRange: ['[1', '(,', '[2.0,1.0]', 'any'],
  tag: ['(', '(?=a)', '['],
  color: ['red', '#12345', '#1234567'],
  thumbprint: ['xyz', '0123'],
  slug: ['A Slug', '/'],
  uri: ['javascript:alert(1)', 'nothing'],
  url: ['javascript:alert(1)', 'nothing'],
  linkUrl: ['javascript:alert(1)'],
  buildUrl: ['javascript:alert(1)'],
  vcsCommitUrl: ['javascript:alert(1)'],
  certificateData: ['x', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
  'ImportStepTemplateInput.source': ['{', '[]', '{}'],
}

/** What is not of the form that a field has. */
export function malformed(input: string, field: string): Bad[] {
  const texts = MALFORMED[`${input}.${field}`] ?? MALFORMED[field] ?? []
  return texts.map((value) => bad(JSON.stringify(value), value))
}

/** Fields in which a number below zero means something. */
const SIGNED = new Set(['sortOrder'])

/** Whole numbers at the ends. A template's value that nobody has given yet has the version 0. */
export function badNumbers(input: string, field: string): Bad[] {
  return [
    { what: '-1', value: -1, must: !SIGNED.has(field) },
    { what: '2^31 - 1', value: 2_147_483_647, must: field === 'expectedVersion' },
    { what: '0', value: 0, must: field === 'expectedVersion' && input !== 'TemplateValueInput' },
    bad('2^31', 2_147_483_648),
    bad('a half', 0.5),
  ]
}

/** Times that no calendar or no column has. */
export function badTimes(): Bad[] {
  return [
    bad('the year 10000', '10000-01-01T00:00:00Z'),
    bad('the year +10000', '+010000-01-01T00:00:00Z'),
    bad('the year 0', '0000-01-01T00:00:00Z'),
    bad('before 1970', '1969-12-31T23:59:59Z'),
    bad('no date', 'yesterday'),
    bad('a number', 1_700_000_000),
    odd('the 30th of February', '2027-02-30T00:00:00Z'),
  ]
}

/** JSON that nobody can show. */
export function badJson(): Bad[] {
  let deep: unknown = 'deep'
  for (let level = 0; level < 1_000; level++) deep = level % 2 === 0 ? [deep] : { a: deep }
  return [
    bad('1,000 levels deep', { a: deep }),
    bad('2 MB', { a: 'x'.repeat(2 * MEGABYTE) }),
    odd('U+0000', { a: 'a\0b' }),
    odd('a lone surrogate', { 'a\ud800': 'b\ud800' }),
    odd('a list', [1, 2]),
    odd('a text', 'text'),
    odd('a prototype', JSON.parse('{"__proto__":{"a":1},"constructor":1}')),
  ]
}

/** Values of another type, which GraphQL refuses by itself. */
export function wrongTypes(given: GraphQLInputType): Bad[] {
  const type = getNullableType(given)
  const missing = isNonNullType(given) ? [bad('null', null)] : []
  if (isListType(type)) return [...missing, bad('a list of a null', [null])]
  if (isInputObjectType(type)) return [...missing, bad('a number', 5), bad('an unknown field', { noSuchField: 1 })]
  if (isEnumType(type)) return [...missing, bad('no such value', 'NO_SUCH_VALUE'), bad('a number', 5)]
  const other: Readonly<Record<string, unknown>> = { String: 5, ID: true, Int: 'five', Boolean: 'yes' }
  const value = other[String(type)]
  return value === undefined ? missing : [...missing, bad('another type', value)]
}
