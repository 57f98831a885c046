import { expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { birth, isAlive } from './process.js'

test('a process runs until it ends', async () => {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
  expect(isAlive(child.pid as number)).toBe(true)
  child.stdin.end()
  await once(child, 'exit')
  expect(isAlive(child.pid as number)).toBe(false)
  expect(birth(child.pid as number)).toBe('')
})

test('a process that ended does not run, although nobody has waited for it', async () => {
  if (!existsSync('/proc/self/stat')) return
  // The shell becomes `cat`, which never waits for the child that the shell had started; only then may the child end.
  const parent = spawn('sh', ['-c', 'read line <&3 & echo $!; exec cat 3<&-'], {
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  })
  const [line] = (await once(createInterface({ input: parent.stdout as Readable }), 'line')) as [string]
  while (readFileSync(`/proc/${parent.pid}/comm`, 'utf8') !== 'cat\n') {
    await new Promise((resolve) => setImmediate(resolve))
  }
  const release = parent.stdio[3] as Writable
  release.end('\n')
  while (isAlive(Number(line))) await new Promise((resolve) => setImmediate(resolve))
  expect(birth(Number(line))).not.toBe('')
  parent.stdin?.end()
  await once(parent, 'exit')
})
