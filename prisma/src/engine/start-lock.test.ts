import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { birth } from './process.js'
import { withStartLock } from './start-lock.js'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spaceport-lock-'))
  path = join(folder, 'start.lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('one at a time, and nothing is left behind', async () => {
  let inside = 0
  const most: number[] = []
  const work = () =>
    withStartLock(path, async () => {
      inside += 1
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
      most.push(inside)
      inside -= 1
    })
  await Promise.all([work(), work(), work()])
  expect(most).toEqual([1, 1, 1])
  expect(readdirSync(folder)).toEqual([])
})

test('waits for a living holder, and no longer than it lives', async () => {
  const holder = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] })
  await once(holder, 'spawn')
  const ended = once(holder, 'exit')
  writeFileSync(path, `${holder.pid} ${birth(holder.pid ?? 0)} token`)
  let holderLives = true
  const seen = withStartLock(path, async () => holderLives)
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  holderLives = false
  holder.kill('SIGKILL')
  await ended
  expect(await seen).toBe(false)
})

test('a holder whose process id passed to another program holds nothing', async () => {
  writeFileSync(path, `${process.pid} 1 token`)
  expect(await withStartLock(path, async () => 'entered')).toBe('entered')
})

test('a failing piece of work gives the lock back', async () => {
  await expect(withStartLock(path, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  expect(await withStartLock(path, async () => 'entered')).toBe('entered')
})
