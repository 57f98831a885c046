import { readFileSync } from 'node:fs'

/** Whether a process with this pid exists and has not ended (a zombie has ended). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return stat(pid)?.state !== 'Z'
}

/**
 * When a process started, in the system's own unit: with the pid it names one process for good, although pids come again.
 * Null where the system does not tell (then the pid alone must do).
 */
export function startOf(pid: number): string | null {
  return stat(pid)?.start ?? null
}

/** State and start time from /proc/<pid>/stat (proc_pid_stat(5), fields 3 and 22), where there is such a file. */
function stat(pid: number): { state: string; start: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', start: fields[19] ?? '' }
  } catch {
    return null
  }
}
