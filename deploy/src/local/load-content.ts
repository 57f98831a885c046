import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { ContentRequest } from '../demo/content-requests.js'
import { LaunchError } from './launch-error.js'

/** Runs the content loader of one Instance to its end. `onSpace` is called for each Space that is done. Aborting kills it. */
export async function loadContent(
  root: string,
  env: Record<string, string>,
  requests: ContentRequest[],
  onSpace: (space: string) => void,
  signal: AbortSignal,
): Promise<void> {
  if (requests.length === 0) return
  const entry = join(root, 'subgraphs', 'space', 'dist', 'demo', 'main.js')
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    env: { ...process.env, ...env },
    signal,
    killSignal: 'SIGKILL',
  })
  child.stdin.on('error', () => {})
  child.stdin.end(JSON.stringify(requests))
  createInterface({ input: child.stdout }).on('line', (line) => onSpace((JSON.parse(line) as { space: string }).space))
  const [code, errors] = await Promise.all([ended(child), text(child.stderr)])
  if (code !== 0)
    throw new LaunchError(`The demo content could not be loaded: ${errors.trim().split('\n').at(-1) ?? ''}`)
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code))
  })
}
