import { spawn } from 'node:child_process'

/** A step that went wrong; its message is one sentence for the person at the terminal. */
export class StepFailed extends Error {}

/**
 * Runs a program to its end and gives its exit code; output goes line by line to `onLine`. A signal that this process gets meanwhile
 * is passed on, and ends this process too once the program has ended.
 */
export function run(command, args, { cwd, env, onLine }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let signalled = null
    const pass = (signal) => {
      signalled = signal
      child.kill(signal)
    }
    process.on('SIGINT', pass)
    process.on('SIGTERM', pass)
    const done = () => {
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
    }
    for (const stream of [child.stdout, child.stderr]) {
      let rest = ''
      stream.setEncoding('utf8')
      stream.on('data', (chunk) => {
        const lines = (rest + chunk).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) onLine(line)
      })
      stream.on('end', () => rest && onLine(rest))
    }
    child.once('error', (error) => {
      done()
      reject(new StepFailed(`${command} could not be started: ${error.message}.`))
    })
    child.once('close', (code) => {
      done()
      if (signalled) process.exit(signalled === 'SIGINT' ? 130 : 143)
      resolve(code ?? 1)
    })
  })
}
