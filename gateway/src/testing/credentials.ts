import type { Caller } from '@spaceport/kit/caller'

/** An API key of Users-1, who is in Groups-1. */
export const API_KEY = `spk_${'a'.repeat(43)}`
/** A session of Users-1. */
export const SESSION = `sps_${'b'.repeat(43)}`
export const PASSWORD = 'correct horse'

/** The caller that both stand for. */
export const CALLER: Caller = {
  subject: 'Users-1',
  name: 'Ada',
  groups: ['Groups-1'],
  systemRoles: [],
  cap: null,
}
