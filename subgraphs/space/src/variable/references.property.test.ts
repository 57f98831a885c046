import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { MOST_REFERENCES, variableReferences } from './references.js'
import type { Cursor } from './references-cursor.js'
import { readScript } from './references-script.js'
import { readTemplate } from './references-template.js'

/** A text, and the names that whoever wrote it meant it to use. */
type Written = { text: string; names: string[] }

/** Texts one after another; between `parts` stand the expressions. */
function written(parts: TemplateStringsArray, ...within: (Written | string)[]): Written {
  const each = within.map((one) => (typeof one === 'string' ? { text: one, names: [] } : one))
  return {
    text: String.raw({ raw: parts }, ...each.map(({ text }) => text)),
    names: each.flatMap(({ names }) => names),
  }
}

const space = fc.constantFrom('', '', ' ', '\n\t')
const plain: fc.Arbitrary<Written> = fc
  .constantFrom(
    '',
    'plain ',
    '{',
    '}',
    '# ',
    '#a',
    '[x]',
    '"',
    '\\"',
    ' | ',
    '##{No}',
    '####{No}',
    '$x = ',
    '}}',
    '#[',
    '==',
  )
  .map((text) => ({ text, names: [] }))
const name = fc
  .constantFrom(
    'Name',
    'NAME',
    'My.Database',
    'Octopus.Environment.Name',
    'With space',
    'a-b_c',
    'x:y/z~(q)@',
    'Ünï',
    'In',
    'else if',
  )
  .map((text) => ({ text, names: [text.toLowerCase()] }))
const indexed = fc
  .tuple(
    fc.constantFrom('Host', 'Octopus.Action'),
    fc.constantFrom('A', 'Step one', 'a}b', 'a[0].b', 'x == y'),
    fc.constantFrom('', '.Out.Url'),
  )
  .map(([base, index, rest]) => {
    const text = `${base}[${index}]${rest}`
    return { text, names: [text.toLowerCase(), base.toLowerCase()] }
  })

/** What an index takes: one symbol, replaced. */
function index(symbol: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.tuple(space, symbol, space).map(([before, s, after]) => written`[#{${before}${s}${after}}]`)
}

/** A symbol with an index that is a variable's value. */
function indexedBy(symbol: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.tuple(name, index(symbol), fc.constantFrom('', '.Port')).map(([n, i, rest]) => written`${n}${i}${rest}`)
}

/** Symbols; in a loop over it, `item` names no variable. */
function symbols(inLoop: boolean): fc.Arbitrary<Written> {
  const item = fc
    .constantFrom<[string, string[]]>(
      ['item', ['item']],
      ['Item.Address', ['item.address']],
      ['item[x].y', ['item[x].y', 'item']],
    )
    .map(([text, names]) => ({ text, names: inLoop ? [] : names }))
  return fc.oneof(
    { weight: 3, arbitrary: name },
    indexed,
    item,
    indexedBy(fc.oneof(name, item)),
    indexedBy(indexedBy(name)),
  )
}

/** Expressions that Octostache replaces, one within another. */
function expression(depth: number, inLoop: boolean): fc.Arbitrary<Written> {
  const symbol = symbols(inLoop)
  const word = fc.constantFrom('"a}b"', 'word', '\\"a}\\"', '"=="').map((text) => written`${text}`)
  const option = depth > 0 ? fc.oneof(word, expression(depth - 1, inLoop)) : word
  const filter = fc
    .tuple(fc.constantFrom('ToLower', 'Replace'), fc.array(option, { maxLength: 2 }))
    .map(([filtered, options]) => options.reduce((all, one) => written`${all} ${one}`, written` | ${filtered}`))
  const value = fc
    .tuple(space, symbol, space, fc.oneof(fc.constant(written``), filter))
    .map(([before, s, after, filtered]) => written`#{${before}${s}${after}${filtered}}`)
  if (depth === 0) return value
  const body = template(depth - 1, inLoop)
  const condition = fc.oneof(
    symbol,
    fc.tuple(symbol, fc.constantFrom('==', '!='), symbol).map(([a, is, b]) => written`${a} ${is} ${b}`),
    fc.tuple(symbol, filter, symbol).map(([a, f, b]) => written`${a}${f} == ${b}`),
    symbol.map((s) => written`${s} == "x}"`),
    symbol.map((s) => written`"x" != ${s}`),
  )
  const conditional = fc
    .tuple(fc.constantFrom('if', 'IF'), condition, body, condition, body)
    .map(([kw, first, a, second, b]) => written`#{${kw} ${first}}${a}#{elseif ${second}}${b}#{else}${a}#{/if}`)
  const unless = fc.tuple(condition, body).map(([c, b]) => written`#{ unless ${c} }${b}#{/unless}`)
  const loop = fc
    .tuple(fc.oneof(name, indexed), template(depth - 1, true))
    .map(([items, b]) => written`#{each item in ${items}}${b}#{/each}`)
  const calculation = fc
    .tuple(symbol, name, indexed)
    .map(([a, b, c]) => written`#{calc 2*{${a}} + 0.5 - {${b}}*(${c}%3)}`)
  return fc.oneof({ weight: 3, arbitrary: value }, conditional, unless, loop, calculation)
}

/** Expressions in plain text. */
function template(depth: number, inLoop: boolean): fc.Arbitrary<Written> {
  return fc
    .array(fc.tuple(plain, fc.constantFrom('', '##'), expression(depth, inLoop)), { maxLength: 3 })
    .map((all) => all.reduce((before, [text, hashes, one]) => written`${before}${text}${hashes}${one}`, written``))
}

const plainName = fc
  .constantFrom('Name', 'My.Database', 'Octopus.Action[A].Output.X', "It's")
  .map((text) => ({ text, names: [text.toLowerCase()] }))
const script = fc
  .tuple(
    fc.constantFrom(
      ...(['$OctopusParameters["', '$octopusparameters[ "', 'Octopus.Parameters["', 'get_octopusvariable "'] as const),
      ...(['get_octopusvariable("', 'Octopus.findVariable "', 'Octopus.findVariableOrDefault "no" "'] as const),
    ),
    plainName,
    fc.constantFrom('"]\n', '")', '" '),
  )
  .map(([ask, n, end]) => written`x = ${ask}${n}${end}`)

describe('the variables that a text uses', () => {
  test('are those that its template means', () => {
    fc.assert(
      fc.property(template(2, false), ({ text, names }) => {
        expect({ text, names: new Set(variableReferences(text).names) }).toEqual({ text, names: new Set(names) })
      }),
      { numRuns: 2_000 },
    )
  })

  test('are those that its script asks for', () => {
    fc.assert(
      fc.property(fc.array(script, { maxLength: 4 }), (scripts) => {
        const names = scripts.flatMap((one) => one.names)
        const text = scripts.map((one) => one.text).join('')
        expect({ text, names: variableReferences(text).names }).toEqual({ text, names: [...new Set(names)] })
      }),
    )
  })

  test('are read in steps that grow with the text only, whatever it is', () => {
    const piece = fc.constantFrom(
      ...[
        '#{',
        '##{',
        '#',
        '#{/each}',
        '#{each x in ',
        '#{each ',
        '#{if ',
        '#{calc ',
        '#{A[',
        '[',
        ']',
        '{',
        '}',
        '|',
        '"',
        '\\"',
      ],
      ...[
        '==',
        ' ',
        '   ',
        '.',
        'A',
        'x',
        '(',
        '-',
        '\n',
        "'",
        '$OctopusParameters[',
        '$OctopusParameters["',
        'get_octopusvariable ',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.nat(300), (pieces, times) => {
        const text = pieces.join('').repeat(times)
        for (const read of [readTemplate, readScript]) {
          const cursor: Cursor = { text, at: 0, steps: 0 }
          read(cursor, () => {})
          expect(cursor.steps).toBeLessThanOrEqual(4 * text.length + 4)
        }
        expect(variableReferences(text).names.length).toBeLessThanOrEqual(MOST_REFERENCES)
      }),
      { numRuns: 1_000 },
    )
  })
})
