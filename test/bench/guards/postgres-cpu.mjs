import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** Microseconds of one tick of `/proc` (USER_HZ is 100 wherever Linux runs). */
const TICK = 10_000

/**
 * A function that says how much processor time a PostgreSQL server has used, in microseconds: its own, that of its processes, and of those
 * that have ended. Where there is no `/proc`, it says 0: then both sides of a ratio go without.
 */
export async function postgresCpu(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
  const server = statOf(rows[0].pid)?.parent
  await client.end()
  if (server === undefined) return () => 0
  return () => {
    const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(name) ?? []) : []))
    const own = processes.filter(({ pid }) => pid === server).reduce((sum, { ticks, ended }) => sum + ticks + ended, 0)
    const children = processes.filter(({ parent }) => parent === server).reduce((sum, { ticks }) => sum + ticks, 0)
    return (own + children) * TICK
  }
}

function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return { pid: Number(pid), parent: fields[1], ticks: fields[11] + fields[12], ended: fields[13] + fields[14] }
  } catch {
    return undefined
  }
}
