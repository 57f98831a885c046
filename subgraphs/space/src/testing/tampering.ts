import { eventHash } from '@spaceport/kit/audit/hash'
import type { StoredEvent } from '@spaceport/kit/audit/verify'
import type { Random } from '@spaceport/kit/random'

/** Somebody with all rights on the database, in a transaction. */
export type Intruder = (sql: string, ...values: unknown[]) => Promise<unknown>

/** One thing that is done to a chain behind its back. `at`: the event at which it must be found, if only one will do. */
export type Tampering = { what: string; at?: number; run(intrude: Intruder): Promise<unknown> }

type Make = (events: readonly StoredEvent[], random: Random) => Tampering

const some = (events: readonly StoredEvent[], random: Random) => random.pick(events)
const other = (events: readonly StoredEvent[], random: Random, than: StoredEvent) =>
  random.pick(events.filter(({ id }) => id !== than.id))

function edit(column: string, value: string): Make {
  return (events, random) => {
    const { id } = some(events, random)
    const run: Tampering['run'] = (intrude) => intrude(`UPDATE audit_event SET ${column} = ${value} WHERE id = $1`, id)
    return { what: `${column} of event ${id}`, at: id, run }
  }
}

function editHead(what: string, assignment: string): Make {
  return () => ({ what, run: (intrude) => intrude(`UPDATE audit_head SET ${assignment}`) })
}

function remove(choose: (events: readonly StoredEvent[], random: Random) => readonly StoredEvent[]): Make {
  return (events, random) => {
    const ids = choose(events, random).map(({ id }) => id)
    const what = `events ${ids.join(', ')} removed`
    return { what, run: (intrude) => intrude('DELETE FROM audit_event WHERE id = ANY($1::int[])', ids) }
  }
}

const COPIED = 'at, actor, action, kind, subject, before, after, "requestId", format'

/** A copy of an event at another number, with a hash that is right for where it claims to be. */
async function insert(intrude: Intruder, copied: StoredEvent, id: number, previousHash: Uint8Array): Promise<void> {
  await intrude(
    `INSERT INTO audit_event (id, ${COPIED}, "projectGroupIds", "projectIds", "environmentIds", "tenantIds", "previousHash", hash)
     SELECT $1, ${COPIED}, "projectGroupIds", "projectIds", "environmentIds", "tenantIds", $2, $3 FROM audit_event WHERE id = $4`,
    id,
    previousHash,
    eventHash(previousHash, id, copied),
    copied.id,
  )
}

/** Swaps the columns of two events. */
function swap(columns: readonly string[]): Make {
  return (events, random) => {
    const a = some(events, random)
    const b = other(events, random, a)
    const set = columns.map((column) => `"${column}" = o."${column}"`).join(', ')
    return {
      what: `${columns.join(' and ')} of events ${a.id} and ${b.id} swapped`,
      async run(intrude) {
        await intrude('CREATE TEMPORARY TABLE old ON COMMIT DROP AS SELECT * FROM audit_event')
        await intrude('ALTER TABLE audit_event DROP CONSTRAINT audit_event_pkey')
        await intrude('DROP INDEX audit_event_hash_key')
        await intrude(
          `UPDATE audit_event e SET ${set} FROM old o
           WHERE e.hash IN (SELECT hash FROM old WHERE id IN ($1, $2)) AND o.id IN ($1, $2) AND e.hash <> o.hash`,
          a.id,
          b.id,
        )
      },
    }
  }
}

/** Every way to tamper with a chain that whoever does not compute all hashes anew has. */
export const TAMPERINGS: readonly Make[] = [
  edit('actor', `actor || 'x'`),
  edit('action', `'looked away'`),
  edit('kind', `coalesce(kind, '') || 'x'`),
  edit('kind', 'NULL, format = 1'),
  edit('subject', `'Spaces-1/Projects-4711'`),
  edit('at', `at + interval '1 millisecond'`),
  edit('before', `'null'`),
  edit('before', `'{"name":"never"}'`),
  edit(
    'after',
    `CASE jsonb_typeof(after) WHEN 'object' THEN jsonb_set(after, '{name}', '"another"') ELSE '"another"' END`,
  ),
  edit('after', `coalesce(after, '{}') || '{"nothing":null}'`),
  edit('"requestId"', `coalesce("requestId", '') || 'x'`),
  edit('"projectGroupIds"', `"projectGroupIds" || 4711`),
  edit('"projectIds"', `"projectIds" || 4711`),
  edit('"environmentIds"', `"environmentIds" || 4711`),
  edit('"tenantIds"', `"tenantIds" || 4711`),
  edit('format', 'format + 1'),
  edit('hash', `sha256(hash)`),
  edit('"previousHash"', `sha256("previousHash")`),
  (events, random) => {
    const { id } = some(events, random)
    const away = id + events.length * random.pick([1, -1])
    return {
      what: `event ${id} renumbered ${away}`,
      run: (intrude) => intrude('UPDATE audit_event SET id = $1 WHERE id = $2', away, id),
    }
  },
  swap(['id']),
  swap(['hash']),
  swap(['previousHash']),
  swap(['hash', 'previousHash']),
  swap(['subject', 'before', 'after', 'projectIds', 'tenantIds']),
  remove((events) => events.slice(0, 1)),
  remove((events, random) => [some(events.slice(1, -1), random)]),
  remove((events) => events.slice(-1)),
  remove((events, random) => events.slice(random.int(0, events.length - 1))),
  remove((events, random) => events.slice(0, random.int(1, events.length))),
  (events, random) => {
    const [copied, last] = [some(events, random), events.at(-1)!]
    return {
      what: `event ${copied.id} again behind the end`,
      at: last.id + 1,
      run: (intrude) => insert(intrude, copied, last.id + 1, last.hash),
    }
  },
  (events, random) => {
    const [copied, first] = [some(events, random), events[0]!]
    return {
      what: `event ${copied.id} again before the first`,
      run: (intrude) => insert(intrude, copied, first.id - random.int(1, 9), first.previousHash),
    }
  },
  (events, random) => {
    const copied = some(events, random)
    const place = other(events, random, copied)
    return {
      what: `event ${copied.id} in the place of event ${place.id}`,
      async run(intrude) {
        await intrude('DELETE FROM audit_event WHERE id = $1', place.id)
        await insert(intrude, copied, place.id, place.previousHash)
      },
    }
  },
  editHead('count up', 'count = count + 1'),
  editHead('count down', 'count = count - 1'),
  editHead('last up', '"lastId" = "lastId" + 1'),
  editHead('last down', '"lastId" = "lastId" - 1'),
  editHead('hash of the head', 'hash = "previousHash"'),
  () => ({ what: 'head removed', run: (intrude) => intrude('DELETE FROM audit_head') }),
]
