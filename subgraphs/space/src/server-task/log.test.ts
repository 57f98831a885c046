import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { appSpace, type App } from '../testing/app.js'
import { codeOf, deployedTask, reportTask } from '../testing/tasks.js'

let app: App

beforeAll(async () => {
  app = await appSpace()
})
beforeEach(() => app.reset())
afterAll(() => app.space.close())

const lines = (...texts: string[]) => texts.map((text) => ({ text }))

type Log = { lines: { number: number; level: string; text: string }[]; hasMore: boolean; endLine: number | null }

async function log(args = '(first: 100)'): Promise<Log> {
  const query = `{ serverTasks(first: 1) { nodes { log${args} { lines { number level text at } hasMore endLine } } } }`
  const { data, errors } = await app.space.ask<{ serverTasks: { nodes: { log: Log }[] } }>(query)
  expect(errors).toEqual([])
  return data.serverTasks.nodes[0]!.log
}

const numbers = ({ lines: all }: Log) => all.map(({ number }) => number)
const texts = ({ lines: all }: Log) => all.map(({ text }) => text)

describe('the log of a task', () => {
  it('only grows: lines with their number may be said again, and none is left out', async () => {
    const { task } = await deployedTask(app)
    const report = { log: lines('one', 'two'), fromLine: 1 }
    expect(await reportTask(app, task, report)).toMatchObject({ serverTask: { logLineCount: 2 } })
    expect(await reportTask(app, task, report)).toMatchObject({ serverTask: { logLineCount: 2 } })
    const more = { log: lines('two', 'three'), fromLine: 2 }
    expect(await reportTask(app, task, more)).toMatchObject({ serverTask: { logLineCount: 3 } })
    expect(codeOf(await reportTask(app, task, { log: lines('five'), fromLine: 5 }))).toBe('BAD_INPUT')
    expect(codeOf(await reportTask(app, task, { log: lines('other', 'four'), fromLine: 3 }))).toBe('CONFLICT')
    expect(await reportTask(app, task, { log: lines('four') })).toMatchObject({ serverTask: { logLineCount: 4 } })
    expect(texts(await log())).toEqual(['one', 'two', 'three', 'four'])
  })

  it('is complete when the task has ended, but what was said before may be said again', async () => {
    const { task } = await deployedTask(app)
    const last = { state: 'FAILED', log: lines('Bad.'), fromLine: 1 }
    expect(codeOf(await reportTask(app, task, last))).toBeNull()
    expect(codeOf(await reportTask(app, task, last))).toBeNull()
    expect(codeOf(await reportTask(app, task, { log: lines('More.') }))).toBe('INVALID_STATE')
    expect(texts(await log())).toEqual(['Bad.'])
  })

  it('keeps its numbers without gaps when several report at the same time', async () => {
    const { task } = await deployedTask(app)
    await Promise.all([1, 2, 3, 4, 5].map((n) => reportTask(app, task, { log: lines(`${n}a`, `${n}b`) })))
    const all = await log()
    expect(numbers(all)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    for (let i = 0; i < 10; i += 2) expect(texts(all)[i]?.[0]).toBe(texts(all)[i + 1]?.[0])
  })

  it('leaves out what tells a terminal of colours, and keeps tabs and line ends', async () => {
    const { task } = await deployedTask(app)
    const said = '\u001b[1;31mred\u001b[0m\tand\r\n\u001b]0;title\u0007plain\u001b(B'
    await reportTask(app, task, { log: lines(said) })
    expect(texts(await log())).toEqual(['red\tand\r\nplain'])
    expect(codeOf(await reportTask(app, task, { log: lines('\u001b'), fromLine: 2 }))).toBe('BAD_INPUT')
  })

  it('is read in parts, from a line on, by how much it matters', async () => {
    const { task } = await deployedTask(app)
    const levels = ['VERBOSE', 'INFO', 'WARNING', 'ERROR', 'FATAL']
    const five = await reportTask(app, task, { log: levels.slice(0, 2).map((level) => ({ text: level, level })) })
    expect(five).toMatchObject({ serverTask: { hasWarnings: false } })
    const rest = await reportTask(app, task, { log: levels.slice(2).map((level) => ({ text: level, level })) })
    expect(rest).toMatchObject({ serverTask: { hasWarnings: true } })
    expect(await log('(first: 2)')).toMatchObject({ hasMore: true, endLine: 2 })
    expect(numbers(await log('(first: 2, after: 2)'))).toEqual([3, 4])
    expect(await log('(first: 2, fromLine: 4)')).toMatchObject({ hasMore: false, endLine: 5 })
    expect(numbers(await log('(first: 9, level: ERROR)'))).toEqual([4, 5])
    expect(await log('(first: 9, after: 5)')).toEqual({ lines: [], hasMore: false, endLine: null })
    expect(numbers(await log('(first: 9, fromLine: -2147483648)'))).toHaveLength(5)
    for (const args of ['', '(first: 0)', '(first: 101)', '(first: 9, after: 1, fromLine: 1)']) {
      const { errors } = await app.space.ask(`{ serverTasks(first: 1) { nodes { log${args} { hasMore } } } }`)
      expect(errors[0]?.extensions.code).toBe('BAD_PAGE')
    }
  })

  it('comes with a page of tasks in one statement, in several parts in one more', async () => {
    for (let n = 0; n < 3; n++) await reportTask(app, (await deployedTask(app)).task, { log: lines('Hello.') })
    const part = '{ lines { text } hasMore }'
    const one = await app.space.askCounted(`{ serverTasks(first: 9) { nodes { name log(first: 5) ${part} } } }`)
    expect(one.result.errors).toEqual([])
    expect(one.count).toBe(1)
    const two = await app.space.askCounted(
      `{ serverTasks(first: 9) { nodes { a: log(first: 5) ${part} b: log(first: 5, after: 5) ${part} } } }`,
    )
    expect(two.result.errors).toEqual([])
    expect(two.count).toBe(2)
  })

  it('cannot be changed in the database', async () => {
    const { task } = await deployedTask(app)
    await reportTask(app, task, { log: lines('As it was.') })
    await expect(app.space.db.taskLogLine.updateMany({ data: { text: 'Otherwise.' } })).rejects.toThrow(/append-only/)
  })
})
