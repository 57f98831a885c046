import type { BarFragment } from '../generated/graphql'

/** Who is signed in, as far as the shell shows it. */
export type Me = Pick<BarFragment, 'name'>
