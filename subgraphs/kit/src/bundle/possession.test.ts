import { expect, it } from '@jest/globals'
import { generateSpaceKeys } from './identity.js'
import { provePossession, verifyPossession } from './possession.js'
import { signRotation } from './rotation.js'

const first = generateSpaceKeys('Dev')
const second = generateSpaceKeys('Dev', first.identity)
const rotations = [signRotation(first, second.identity)]
const challenge = { nonce: 'a'.repeat(64), space: 'Spaces-3' }
const chain = { first: first.identity, rotations }

it('shows who holds the newest keys of a root', () => {
  const proof: unknown = JSON.parse(JSON.stringify(provePossession(second, chain, challenge)))
  expect(verifyPossession(proof as ReturnType<typeof provePossession>, challenge)).toEqual(second.identity)
  const none = { first: first.identity, rotations: [] }
  expect(verifyPossession(provePossession(first, none, challenge), challenge)).toEqual(first.identity)
})

it('is refused for keys that nobody vouched for, older ones, and another question', () => {
  const code = (...given: Parameters<typeof verifyPossession>) => {
    try {
      return verifyPossession(...given)
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  // The keys of somebody else, who knows all that is public.
  const thief = generateSpaceKeys('Dev', first.identity)
  expect(code(provePossession(thief, chain, challenge), challenge)).toBe('SIGNER_UNKNOWN')
  expect(code(provePossession(thief, { first: thief.identity, rotations: [] }, challenge), challenge)).toBe(
    'BUNDLE_MALFORMED',
  )
  expect(code(provePossession(first, chain, challenge), challenge)).toBe('SIGNER_UNKNOWN')
  const proof = provePossession(second, chain, challenge)
  expect(code(proof, { ...challenge, nonce: 'b'.repeat(64) })).toBe('BUNDLE_MALFORMED')
  expect(code(proof, { ...challenge, space: 'Spaces-4' })).toBe('BUNDLE_MALFORMED')
  expect(code({ ...proof, envelope: rotations[0]! }, challenge)).not.toEqual(second.identity)
})
