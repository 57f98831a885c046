import type { OutgoingBundle } from './bundle'

/** One stage of a bundle's way there and back. */
export type Stage = {
  id: 'made' | 'carried' | 'arrived' | 'decided'
  title: string
  /** What is done, what is next, and what is not due yet; `ended` where it will never be. */
  standing: 'done' | 'next' | 'later' | 'ended'
  /** When it was done, where that is known. */
  at: string | null
  say: string
}

type Facts = Pick<
  OutgoingBundle,
  'state' | 'createdAt' | 'carriedAt' | 'isExpired' | 'destinationSpace' | 'lastReceipt' | 'promotion'
>

/** The way of a bundle in four stages, as far as its source knows it: only receipts tell what happens beyond a gap. */
export function stagesOf({
  state,
  createdAt,
  carriedAt,
  isExpired,
  destinationSpace,
  lastReceipt,
  promotion,
}: Facts): Stage[] {
  const isThere = state === 'IMPORTED' || state === 'ACCEPTED' || state === 'REJECTED' || lastReceipt !== null
  const isOver = state === 'WITHDRAWN' || state === 'REPLACED' || (isExpired && !isThere)
  const isDecided = state === 'ACCEPTED' || state === 'REJECTED'
  const isCarried = carriedAt !== null || isThere
  const standing = (isDone: boolean, isNext: boolean): Stage['standing'] =>
    isDone ? 'done' : isOver ? 'ended' : isNext ? 'next' : 'later'
  const heard = lastReceipt?.issuedAt ?? null
  return [
    { id: 'made', title: 'Made and signed', standing: 'done', at: createdAt, say: 'Its file waits in the outbox.' },
    {
      id: 'carried',
      title: promotion ? 'Sent over the network' : 'Taken along by hand',
      standing: standing(isCarried, true),
      at: carriedAt,
      say: isCarried
        ? 'Somebody or something has taken the file.'
        : promotion
          ? 'The network carries it by itself.'
          : `No network leads to ${destinationSpace}: download the file and carry it there.`,
    },
    {
      id: 'arrived',
      title: `Received by ${destinationSpace}`,
      standing: standing(isThere, isCarried),
      at: isThere && !isDecided ? heard : null,
      say: isThere ? 'A receipt says so.' : `Its people bring the file in; the receipt that they carry back tells it.`,
    },
    {
      id: 'decided',
      title:
        state === 'REJECTED'
          ? 'Rejected there'
          : state === 'ACCEPTED'
            ? 'Accepted there'
            : 'Accepted or rejected there',
      standing: standing(isDecided, isThere),
      at: isDecided ? heard : null,
      say: isDecided ? 'A receipt says so.' : 'The next receipt tells what they decide, and what they deploy.',
    },
  ]
}
