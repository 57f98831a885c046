import { expect, test } from '@jest/globals'
import { limited } from './limited.js'

test('work runs a few at a time, in turn, and the rest is refused', async () => {
  const inTurn = limited({ running: 2, waiting: 1 })
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) =>
    inTurn(() => {
      begun.push(name)
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
    })
  const [a, b, c] = [work('a'), work('b'), work('c')]
  await expect(work('d')).rejects.toMatchObject({ code: 'OVERLOADED' })
  expect(begun).toEqual(['a', 'b'])
  ends.get('b')?.()
  expect(await b).toBe('b')
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const end of ends.values()) end()
  expect(await Promise.all([a, c])).toEqual(['a', 'c'])
})

test('work that fails makes room', async () => {
  const inTurn = limited({ running: 1, waiting: 0 })
  await expect(inTurn(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await inTurn(async () => 'next')).toBe('next')
})
