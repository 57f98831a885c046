import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Account } from './account.js'

const EXECUTE = 0o1

function mayExecute(path: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(path)
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
  return ((mode >> shift) & EXECUTE) !== 0
}

/** Whether the account can enter the folder (or execute the file) at an absolute path: it and every parent. */
export function canReach(path: string, account: Account): boolean {
  const parent = dirname(path)
  return mayExecute(path, account) && (parent === path || canReach(parent, account))
}
