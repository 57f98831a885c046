/** How long sessions last, in milliseconds. */
export type SessionLifetimes = {
  /** Without use. */
  idle: number
  /** However much they are used. */
  absolute: number
}

const HOUR = 3_600_000

/** Lifetimes as the settings give them. */
export function sessionLifetimes({ idleHours, days }: { idleHours: number; days: number }): SessionLifetimes {
  return { idle: idleHours * HOUR, absolute: days * 24 * HOUR }
}

/** How often it is written down that a credential is used: at most once in so many milliseconds. */
export const TOUCH_EVERY = 60_000
