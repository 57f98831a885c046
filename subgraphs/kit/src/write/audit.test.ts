import { expect, test } from '@jest/globals'
import { auditHash, FIRST_HASH, type AuditRow } from './audit.js'

const row: AuditRow = {
  at: 1,
  actor: 'Users-1',
  action: 'createProject',
  subject: 'Spaces-1/Projects-1',
  before: null,
  after: { name: 'web', tags: ['a'] },
  requestId: null,
}

test('a hash covers every part of its row and the hash before it', () => {
  const hash = auditHash(FIRST_HASH, row)
  const altered: Partial<AuditRow>[] = [
    { at: 2 },
    { actor: 'Users-2' },
    { action: 'deleteProject' },
    { subject: 'Spaces-1/Projects-2' },
    { before: { name: 'x' } },
    { after: { name: 'web', tags: ['b'] } },
    { requestId: 'r' },
  ]
  for (const part of altered) expect(auditHash(FIRST_HASH, { ...row, ...part }).equals(hash)).toBe(false)
  expect(auditHash(hash, row).equals(hash)).toBe(false)
})

test('the order of JSON keys does not matter, as the database does not keep it', () => {
  const turned = { ...row, after: { tags: ['a'], name: 'web' } }
  expect(auditHash(FIRST_HASH, turned).equals(auditHash(FIRST_HASH, row))).toBe(true)
})
