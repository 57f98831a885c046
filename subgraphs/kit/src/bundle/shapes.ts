import { z } from 'zod'

/** A SHA-256, in hex. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** A moment, as `Date.toISOString` writes it: UTC, with milliseconds. */
export const instant = z.string().refine(isInstant)

/** What something is called. */
export const name = z.string().min(1).max(500)

/** What a blob is called, for people: the names of several things may stand in it. */
export const title = z.string().min(1).max(2_000)

/** Bytes in base64 with padding: exactly the text that stands for them. */
export const base64 = z.string().refine((text) => Buffer.from(text, 'base64').toString('base64') === text)

/** The version of everything that this module writes. */
export const formatVersion = z.literal(1)

function isInstant(text: string): boolean {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}
