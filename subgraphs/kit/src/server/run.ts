import type { Route } from './route.js'

/** A running service. */
export type Running = { url: string; close(): Promise<void> }

/** A running service of the fleet's inside, and what it answers to whom. */
export type RunningService = Running & { routes: readonly Route[] }

/**
 * Runs a service as a process: prints one line `{"ready":true,"url":...}` when it answers, ends cleanly on SIGTERM and SIGINT,
 * and when its standard input (a pipe held by whoever started it, if `SPACEPORT_PARENT_PIPE` is set) closes.
 * A failed start prints one sentence and exits with 1.
 */
export async function runService(start: () => Promise<Running>): Promise<void> {
  let running: Running
  try {
    running = await start()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
  let ending: Promise<void> | null = null
  const end = () => {
    ending ??= running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  if (process.env.SPACEPORT_PARENT_PIPE) {
    process.stdin.resume()
    process.stdin.once('end', end)
    process.stdin.once('error', end)
  }
  process.stdout.write(`${JSON.stringify({ ready: true, url: running.url })}\n`)
}
