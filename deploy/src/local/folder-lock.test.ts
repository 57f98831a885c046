import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { birth } from '@spaceport/database/engine/process'
import { lockFolder } from './folder-lock.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spaceport-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lock = () => join(folder, 'launcher.lock')

describe('lockFolder', () => {
  it('refuses a second launcher and lets the next one in after the first has ended', () => {
    const release = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(`already runs from ${folder} (process ${process.pid})`)
    release()
    expect(existsSync(lock())).toBe(false)
    lockFolder(folder)()
  })

  it('takes over from a launcher that was killed', async () => {
    const dead = spawn(process.execPath, ['-e', ''])
    const start = birth(dead.pid as number)
    await once(dead, 'exit')
    writeFileSync(lock(), JSON.stringify({ pid: dead.pid, start }))
    lockFolder(folder)()
  })

  it('is not fooled by another process that got the same pid', () => {
    if (birth(process.pid) === '') return
    writeFileSync(lock(), JSON.stringify({ pid: process.pid, start: '1' }))
    lockFolder(folder)()
  })

  it('takes over from a lock that was written only in part', () => {
    writeFileSync(lock(), '{"pid":')
    lockFolder(folder)()
  })
})
