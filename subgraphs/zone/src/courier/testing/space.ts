import { createHash, randomUUID } from 'node:crypto'
import { generateSpaceKeys, type SpaceKeys } from '@spaceport/kit/bundle/identity'
import { provePossession, type Possession } from '@spaceport/kit/bundle/possession'
import { SpaceportError } from '@spaceport/kit/errors'
import type { WaitingBundle, WaitingReceipt } from '../outbox.js'

/** What a made-up bundle says in its first line. */
type Statement = { bundleId: string; source: string; outgoing: string; sequence: number }

/** What was imported, and how often that had an effect. */
type Imported = { id: string; statement: Statement; receipts: number; isDue: boolean }

/** One Space in memory: its content, its outbox and its inbox, with the rules that a courier meets. */
export class FakeSpace {
  readonly id: string
  /** Two Spaces with the same keys are copies of each other. */
  keys: SpaceKeys
  waiting: WaitingBundle[] = []
  readonly content = new Map<string, Buffer>()
  readonly parts = new Map<string, Buffer>()
  /** By bundle id. */
  readonly inbox = new Map<string, Imported>()
  /** The receipts that were taken in, with repetitions. */
  readonly taken: string[] = []
  readonly #own: SpaceKeys
  #sequence = 0

  constructor(id: string) {
    this.id = id
    this.keys = this.#own = generateSpaceKeys(id)
  }

  get root(): string {
    return this.keys.identity.root
  }

  /** How it answers who asks for its keys. */
  prove(nonce: string): Possession {
    return provePossession(this.keys, { first: this.keys.identity, rotations: [] }, { nonce, space: this.id })
  }

  /** Forgets everything but its keys. */
  clear(): void {
    this.keys = this.#own
    this.waiting = []
    for (const kept of [this.content, this.parts, this.inbox]) kept.clear()
    this.taken.length = 0
    this.#sequence = 0
  }

  /** Makes a bundle for a root: its number counts from 1. Its size and that of each package is given in bytes. */
  promote(root: string, { size = 1_000, packages = [] as Buffer[] } = {}): WaitingBundle {
    const sequence = ++this.#sequence
    const [bundleId, outgoing] = [randomUUID(), `${this.id}/OutgoingBundles-${sequence}`]
    const statement: Statement = { bundleId, source: this.root, outgoing, sequence }
    const file = Buffer.alloc(size, sequence)
    file.write(`${JSON.stringify(statement)}\n`)
    const kept = packages.map((bytes) => ({ sha256: this.keep(bytes), size: bytes.length }))
    const bundle = { id: outgoing, bundleId, root, fileDigest: this.keep(file), size, packages: kept }
    this.waiting.push(bundle)
    return bundle
  }

  keep(bytes: Buffer): string {
    const digest = sha256(bytes)
    this.content.set(digest, bytes)
    return digest
  }

  offset(digest: string): { offset: number; complete: boolean } {
    const whole = this.content.get(digest)
    return whole
      ? { offset: whole.length, complete: true }
      : { offset: this.parts.get(digest)?.length ?? 0, complete: false }
  }

  read(digest: string, offset: number, length: number): Buffer {
    const whole = this.content.get(digest)
    if (!whole) throw new SpaceportError('NOT_FOUND', 'There is no such file.')
    return whole.subarray(offset, offset + length)
  }

  append(digest: string, offset: number, bytes: Buffer, total: number): { offset: number; complete: boolean } {
    const there = this.parts.get(digest) ?? Buffer.alloc(0)
    if (this.content.has(digest)) return { offset: total, complete: true }
    if (offset !== there.length) throw new SpaceportError('CONFLICT', `The upload is at byte ${there.length}.`)
    const more = Buffer.concat([there, bytes])
    this.parts.set(digest, more)
    if (more.length < total) return { offset: more.length, complete: false }
    this.parts.delete(digest)
    if (sha256(more) !== digest) throw new SpaceportError('BUNDLE_TAMPERED', 'The bytes do not have this SHA-256.')
    this.content.set(digest, more)
    return { offset: total, complete: true }
  }

  import(digest: string): { id: string; bundleId: string; receipt: string } {
    const file = this.read(digest, 0, 1_000)
    const statement = JSON.parse(file.toString().split('\n', 1)[0] ?? '') as Statement
    let imported = this.inbox.get(statement.bundleId)
    if (!imported) {
      const last = [...this.inbox.values()].filter((one) => one.statement.source === statement.source).length
      if (statement.sequence !== last + 1) throw new SpaceportError('SEQUENCE_GAP', 'A bundle before it is missing.')
      imported = { id: `${this.id}/IncomingBundles-${this.inbox.size + 1}`, statement, receipts: 1, isDue: false }
      this.inbox.set(statement.bundleId, imported)
    }
    return { id: imported.id, bundleId: statement.bundleId, receipt: receiptOf(statement, 1) }
  }

  /** Receipts that wait, as after a deployment. */
  due(): WaitingReceipt[] {
    const waiting = [...this.inbox.values()].filter(({ isDue }) => isDue)
    return waiting.map(({ id, statement }) => ({ id, bundleId: statement.bundleId, root: statement.source }))
  }

  makeReceipt(id: string): { receipt: string } {
    const imported = [...this.inbox.values()].find((one) => one.id === id)
    if (!imported) throw new SpaceportError('NOT_FOUND', 'There is no such bundle.')
    if (imported.isDue) imported.receipts++
    imported.isDue = false
    return { receipt: receiptOf(imported.statement, imported.receipts) }
  }

  takeReceipt(receipt: string): { id: string } {
    const { outgoing } = JSON.parse(receipt) as { outgoing: string }
    this.taken.push(receipt)
    this.waiting = this.waiting.filter(({ id }) => id !== outgoing)
    return { id: outgoing }
  }
}

function receiptOf({ outgoing }: Statement, number: number): string {
  return JSON.stringify({ outgoing, number })
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
