import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, birth } from '@spaceport/database/engine/process'
import { ProcessRecord } from './orphans.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spaceport-orphans-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const sleeper = () => spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])

describe('ProcessRecord', () => {
  it('ends what a killed launcher left behind', async () => {
    if (birth(process.pid) === '') return
    const orphan = sleeper()
    new ProcessRecord(folder).note('gateway', orphan.pid as number)
    await new ProcessRecord(folder).clear()
    expect(isAlive(orphan.pid as number)).toBe(false)
  })

  it('leaves a stranger alone that got the pid of a part', async () => {
    const stranger = sleeper()
    writeFileSync(join(folder, 'processes.json'), JSON.stringify([{ pid: stranger.pid, start: '1' }]))
    await new ProcessRecord(folder).clear()
    expect(isAlive(stranger.pid as number)).toBe(true)
    stranger.kill('SIGKILL')
  })

  it.each(['', '{', '{"a":1}', '[1,null,{"pid":"x"}]'])('makes nothing of a broken record: %s', async (text) => {
    writeFileSync(join(folder, 'processes.json'), text)
    await new ProcessRecord(folder).clear()
  })

  it('is readable for its owner alone', () => {
    new ProcessRecord(folder).note('gateway', process.pid)
    expect(statSync(join(folder, 'processes.json')).mode & 0o777).toBe(0o600)
  })
})
