import { describe, expect, test } from '@jest/globals'
import { readAnswer } from './answer'

const error = (code: string) => ({ message: 'Words.', extensions: { code } })

describe('what an answer of the gateway means', () => {
  test('data, with what is missing in it', () => {
    const errors = [error('SPACE_UNAVAILABLE')]
    expect(readAnswer(200, { data: { a: 1 }, errors })).toMatchObject({ kind: 'answer', data: { a: 1 }, errors })
  })

  test('no valid session, by status or by code', () => {
    expect(readAnswer(401, {})).toEqual({ kind: 'signed-out' })
    expect(readAnswer(200, { data: null, errors: [error('UNAUTHENTICATED')] })).toEqual({ kind: 'signed-out' })
  })

  test('a refusal, with its code', () => {
    expect(readAnswer(503, { errors: [error('OVERLOADED')] })).toMatchObject({ kind: 'refused', code: 'OVERLOADED' })
    expect(readAnswer(500, {}, 'r1')).toMatchObject({ kind: 'refused', code: 'INTERNAL', requestId: 'r1' })
  })
})
