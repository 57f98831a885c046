import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoSizes } from '@spaceport/deploy/demo/sizes'
import { LocalFleet } from '@spaceport/deploy/local/fleet'
import { directoryPart, gatewayPart, instanceEnvironment } from '@spaceport/deploy/local/parts'
import { freePort } from '@spaceport/deploy/local/ports'
import { quiet } from '@spaceport/deploy/local/step'
import { postgresCpu } from './postgres-cpu.mjs'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** A fleet of two Instances with a Space each, whose Instances run in the stacks instead. */
export async function startStacks() {
  const folder = mkdtempSync(join(tmpdir(), 'spaceport-bench-'))
  const fleet = new LocalFleet({
    ...{ root: ROOT, folder, databases: {}, prefix: 'bench', step: quiet, people: [], staff: false },
    sizes: demoSizes({ instances: 2, spaces: 2, projects: 120, releases: 400, deployments: 800 }),
    ...{ ports: { web: null, gateway: 0 }, content: true, executor: false, now: Date.UTC(2026, 0, 15, 9) },
  })
  const running = []
  const end = async () => void (await Promise.all(running.splice(0).map((stack) => stack.end())))
  const stop = async () => {
    await end()
    await fleet.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await fleet.start()
    const { around } = fleet
    const caller = await callerOf(fleet)
    for (const { process } of fleet.instances) await process.kill()
    const postgres = await postgresCpu(around.databases.urls.space)
    const startStack = async (index, guarded) => {
      const { id, spaces } = fleet.instances[index]
      const ports = { ...around.ports, gateway: 0, directory: await freePort(undefined) }
      const own = { ...around, ports }
      const environments = {
        directory: directoryPart(own, { administrator: false }).env(),
        gateway: gatewayPart(own).env(),
        space: instanceEnvironment(around, index, id),
      }
      const child = fork(new URL('./stack.mjs', import.meta.url), {
        env: {
          ...process.env,
          SPACEPORT_LOG_LEVEL: 'error',
          SPACEPORT_BENCH_STACK: JSON.stringify({ guarded, caller, environments }),
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      running.push({ end: () => ended(child) })
      const { ready } = await told(child)
      const cpu = async () => {
        child.send('cpu')
        return (await told(child)).cpu + postgres()
      }
      return { url: ready, space: spaces[0], apiKey: around.memory.kept.tokens.demo, cpu }
    }
    return {
      /** Starts both stacks anew; the guarded one is the Instance of that index. */
      async start({ guardedAt }) {
        await end()
        return { guarded: await startStack(guardedAt, true), open: await startStack(1 - guardedAt, false) }
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Who the stack without guards takes everybody for: the same as the other finds. */
async function callerOf(fleet) {
  const answer = await fetch(`${fleet.gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${fleet.around.memory.kept.tokens.demo}` },
    body: JSON.stringify({ query: '{ me { id name groups { id } } }' }),
  })
  const { data, errors } = await answer.json()
  if (errors) throw new Error(errors[0].message)
  const { id, name, groups } = data.me
  const cap = { spaces: null, readOnly: false, permissions: null }
  return { subject: id, name, groups: groups.map((group) => group.id), systemRoles: [], cap }
}

function told(child) {
  return new Promise((resolve, reject) => {
    const gone = (code) => reject(new Error(`a stack ended with ${code}`))
    child.once('exit', gone)
    child.once('message', (message) => {
      child.off('exit', gone)
      resolve(message)
    })
  })
}

function ended(child) {
  if (child.exitCode !== null) return undefined
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.disconnect()
  })
}
