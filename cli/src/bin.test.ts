import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { KEY, startGateway, type FakeGateway } from './testing/gateway.js'

const program = fileURLToPath(new URL('../bin/spaceport.mjs', import.meta.url))

let gateway: FakeGateway

beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.close())

function spaceport(args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const env = { PATH: process.env.PATH, SPACEPORT_URL: gateway.url, SPACEPORT_API_KEY: KEY }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    )
  })
}

test('the program runs as a process, and its exit code says how it went', async () => {
  expect(await spaceport(['spaces', 'list'])).toMatchObject({ code: 0, out: expect.stringContaining('Payments') })
  expect(await spaceport(['spaces'])).toMatchObject({ code: 2 })
})
