import { beforeEach, describe, expect, jest, test } from '@jest/globals'

const argon2 = await import('@node-rs/argon2')
const checked: string[] = []

// The real thing, seen at work.
jest.unstable_mockModule('@node-rs/argon2', () => ({
  ...argon2,
  verify: (hashed: string, password: string) => {
    checked.push(hashed)
    return argon2.verify(hashed, password)
  },
}))
const { hashPassword, isPassword } = await import('./password.js')

beforeEach(() => {
  checked.length = 0
})

/** What a hash costs: algorithm, version and parameters, in the text form of the PHC. */
const cost = (hashed: string | undefined) => hashed?.split('$').slice(0, 4).join('$')

describe('a password', () => {
  test('is told from any other', async () => {
    const hashed = await hashPassword('correct horse battery', {})
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPassword(hashed, 'correct horse battery')).toBe(true)
    expect(await isPassword(hashed, 'correct horse batterY')).toBe(false)
    expect(await isPassword(hashed, '')).toBe(false)
  })

  test('of nobody takes the same work, and is never right', async () => {
    const hashed = await hashPassword('correct horse battery', {})
    await isPassword(hashed, 'wrong')
    expect(await isPassword(null, 'wrong')).toBe(false)
    expect(checked).toHaveLength(2)
    expect(cost(checked[1])).toBe(cost(checked[0]))
  })

  test('is the same from a keyboard that composes its letters otherwise', async () => {
    expect(await isPassword(await hashPassword('motörhead forever', {}), 'moto\u0308rhead forever')).toBe(true)
  })

  test.each(['', 'short', 'x'.repeat(11), 'x'.repeat(1_025), `${'x'.repeat(12)}\ud800`])(
    'is refused when it is set: %j',
    async (password) => {
      await expect(hashPassword(password, {}, 'input', 'password')).rejects.toMatchObject({
        code: 'WEAK_PASSWORD',
        details: { path: ['input', 'password'] },
      })
    },
  )
})
