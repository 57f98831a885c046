import { expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
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
  // The shell becomes `cat`, which never waits for the child that the shell had started.
  const parent = spawn('sh', ['-c', 'true & echo $!; exec cat'])
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string]
  while (isAlive(Number(line))) await new Promise((resolve) => setImmediate(resolve))
  expect(birth(Number(line))).not.toBe('')
  parent.stdin.end()
  await once(parent, 'exit')
})
