import type { ProvisionedDatabase } from '@spaceport/database/provision'
import { log } from '@spaceport/kit/log'
import PgBoss from 'pg-boss'

/** The queues: receipts to be handed over, which takes a moment, and promotions to be carried. */
export const QUEUES = ['receipt', 'promotion'] as const

export type QueueName = (typeof QUEUES)[number]

/** A job that was taken: nobody else has it until it is done, has failed, or has taken too long. */
export type Job = { id: string; data: object }

const SCHEMA = 'pgboss'

/** Of one key at most one job waits; a job that its process did not end in time, or at all, is tried again. */
const QUEUE = { policy: 'short', retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 15 * 60 } as const

/** The advisory lock under which the queue's tables are made: two processes that make them at once would wait for each other for ever. */
const MAKE_LOCK = 7_281_010

/** The zone's jobs, in its database, shared by all of its processes. They tell what is to be looked at; what is true, the rows of promotions tell. */
export class Queue {
  readonly #boss: PgBoss

  private constructor(boss: PgBoss) {
    this.#boss = boss
  }

  /** Makes the queue's tables as the role that owns the database, then opens them as the one that may only change rows. */
  static async open(database: ProvisionedDatabase): Promise<Queue> {
    await prepare(database)
    const boss = opened(database.appUrl, { migrate: false, supervise: true, maintenanceIntervalSeconds: 60 })
    await boss.start()
    return new Queue(boss)
  }

  /** Puts a job in, to be taken after so many seconds; without effect while one of that key waits. */
  async put(name: QueueName, key: string, data: object, after = 0): Promise<void> {
    await this.#boss.send(name, data, { singletonKey: key, startAfter: after })
  }

  /** Takes the next job; null: none. `early` takes also one whose time has not come. */
  async take(name: QueueName, early = false): Promise<Job | null> {
    const [job] = await this.#boss.fetch<object>(name, { ignoreStartAfter: early })
    return job ? { id: job.id, data: job.data } : null
  }

  /** Says that a job is done. */
  async done(name: QueueName, { id }: Job): Promise<void> {
    await this.#boss.complete(name, id)
  }

  /** Gives a job back, to be tried again a little later. */
  async failed(name: QueueName, { id }: Job): Promise<void> {
    await this.#boss.fail(name, id)
  }

  /** Ends its maintenance and closes its connections. Jobs that are taken are to be ended before. */
  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false })
  }
}

/** No schedules, so that no clock runs: nothing here is done by the calendar. */
function opened(connectionString: string, options: PgBoss.ConstructorOptions): PgBoss {
  const boss = new PgBoss({ connectionString, schema: SCHEMA, max: 2, schedule: false, ...options })
  // Whatever fails in the background is tried again by its next turn.
  boss.on('error', (error) => log('warn', 'the queue failed', { error: String(error) }))
  return boss
}

async function prepare({ ownerUrl, appUrl }: ProvisionedDatabase): Promise<void> {
  const boss = opened(ownerUrl, { migrate: true, supervise: false, max: 1 })
  await boss.start()
  try {
    // Of the one connection, so that it is freed with it.
    await boss.getDb().executeSql('SELECT pg_advisory_lock($1)', [MAKE_LOCK])
    for (const name of QUEUES) {
      await boss.createQueue(name, { name, ...QUEUE })
      await boss.updateQueue(name, { name, ...QUEUE })
    }
    await boss.getDb().executeSql(grants(new URL(appUrl).username), [])
  } finally {
    await boss.stop({ graceful: false })
  }
}

/** Rows of the queue's tables, and no tables. */
function grants(app: string): string {
  const role = `"${decodeURIComponent(app).replaceAll('"', '""')}"`
  return `GRANT USAGE ON SCHEMA ${SCHEMA} TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${role}`
}
