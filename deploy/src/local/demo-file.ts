import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writePrivate } from './private-file.js'

/** What demo.json says: everything that a person or a program needs to use the demo. */
export type DemoFile = {
  /** The web app's address. */
  web: string | null
  /** The graph's address. */
  graphql: string
  email: string
  password: string
  apiKey: string
  /** More people to sign in as, and what each may do. */
  people: { name: string; email: string; password: string; job: string }[]
  /** `pid` is null between the end of a killed process and the start of the next. */
  instances: { id: string; url: string; pid: number | null; spaces: string[] }[]
}

const pathIn = (folder: string) => join(folder, 'demo.json')

/** Writes demo.json, readable for its owner alone. It is there only while the fleet runs and can be used. */
export function writeDemoFile(folder: string, content: DemoFile): void {
  writePrivate(pathIn(folder), `${JSON.stringify(content, null, 2)}\n`)
}

export function removeDemoFile(folder: string): void {
  rmSync(pathIn(folder), { force: true })
}
