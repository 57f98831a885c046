import { readFileSync } from 'node:fs'

/**
 * Whether a process with this id runs, whoever owns it. One that has ended but was not waited for (a zombie, as they stay in containers
 * whose first process reaps nobody) does not run.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return stat(pid)?.state !== 'Z'
}

/**
 * A text that differs between two processes which had the same id one after the other: the start time in Linux's clock
 * ticks. Empty where that cannot be read.
 */
export function birth(pid: number): string {
  return stat(pid)?.start ?? ''
}

/** Fields 3 and 22 of /proc/<pid>/stat, as proc_pid_stat(5) numbers them; null where there is no such file. */
function stat(pid: number): { state: string; start: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const afterName = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: afterName[0] ?? '', start: afterName[19] ?? '' }
  } catch {
    return null
  }
}

/** The command line of a process; null where that cannot be read. */
export function commandLine(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return null
  }
}
