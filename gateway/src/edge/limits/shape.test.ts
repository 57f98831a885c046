import { describe, expect, test } from '@jest/globals'
import { parse } from 'graphql'
import { checkShape, SHAPE_LIMITS } from './shape.js'

const check = (query: string) => () => checkShape(parse(query))
const nested = (levels: number) => `${'{ a '.repeat(levels)}${'}'.repeat(levels)}`

describe('the shape of an operation', () => {
  test('may be as deep as the limit, and no deeper', () => {
    expect(check(nested(SHAPE_LIMITS.depth))).not.toThrow()
    expect(check(nested(SHAPE_LIMITS.depth + 1))).toThrow('levels deep')
  })

  test('is measured through fragments', () => {
    const half = SHAPE_LIMITS.depth / 2
    const query = (more: number) =>
      `{ ${'a { '.repeat(half)} ...F ${'}'.repeat(half)} } fragment F on T ${nested(half + more)}`
    expect(check(query(0))).not.toThrow()
    expect(check(query(1))).toThrow('levels deep')
    expect(check(`{ ... { ... { ... ${nested(SHAPE_LIMITS.depth)} } } }`)).not.toThrow()
  })

  test('may be deeper when it asks about the graph alone', () => {
    const introspection = `{ __schema ${nested(SHAPE_LIMITS.depth + 3)} }`
    expect(check(introspection)).not.toThrow()
    expect(check(introspection.replace('{ __schema', '{ b __schema'))).toThrow('levels deep')
    expect(check(`{ __schema ${nested(SHAPE_LIMITS.introspectionDepth)} }`)).toThrow('levels deep')
  })

  test('has a bounded number of aliases, __typename counted', () => {
    const aliases = (count: number) =>
      `{ a { ${Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ')} } }`
    expect(check(aliases(SHAPE_LIMITS.aliases))).not.toThrow()
    expect(check(aliases(SHAPE_LIMITS.aliases + 1))).toThrow('aliases')
  })

  test('asks for one root field a bounded number of times', () => {
    const roots = (count: number) => `{ ${'a '.repeat(count)} }`
    expect(check(roots(SHAPE_LIMITS.sameRootField))).not.toThrow()
    expect(check(roots(SHAPE_LIMITS.sameRootField + 1))).toThrow('same root field')
    expect(check(`{ ${'...F '.repeat(SHAPE_LIMITS.sameRootField + 1)} } fragment F on Query { a }`)).toThrow(
      'same root field',
    )
  })

  test('calls no root field __proto__, which would be lost on the way', () => {
    expect(check('{ __proto__: a }')).toThrow('__proto__')
    expect(check('{ ...F } fragment F on Query { __proto__: a }')).toThrow('__proto__')
    expect(check('{ constructor: a { __proto__: b } }')).not.toThrow()
  })

  test('does not grow by fragments that double (CVE-2025-32030)', () => {
    const fragments = Array.from({ length: 60 }, (_, i) => `fragment F${i} on T { ...F${i + 1} ...F${i + 1} }`)
    const bomb = `{ a { ...F0 } } ${fragments.join('\n')} fragment F60 on T { b }`
    expect(check(bomb)).toThrow('fragments are written out')
  })

  test('has no fragment that contains itself, used or not', () => {
    expect(check('{ ...A } fragment A on T { a ...B } fragment B on T { b { ...A } }')).toThrow('contains itself')
    expect(check('{ a } fragment A on T { ...A }')).toThrow('contains itself')
  })

  test('repeated directives are one error, not a thousand', () => {
    const many = ' @include(if: true)'.repeat(200)
    expect(check(`{ a${many} }`)).toThrow('4 directives')
    expect(check(`query${many} { a }`)).toThrow('4 directives')
    expect(check(`query ($a: Int${many}) { a }`)).toThrow('4 directives')
    expect(check(`{ ...F${many} } fragment F on T { a }`)).toThrow('4 directives')
    expect(check(`{ ...F } fragment F on T${many} { a }`)).toThrow('4 directives')
    expect(check(`{ ...${many} { a } }`)).toThrow('4 directives')
  })

  test('defines nothing', () => {
    expect(check('{ a } type T { a: Int }')).toThrow('Only operations')
  })
})
