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
    { id: 'made', title: 'Created and signed', standing: 'done', at: createdAt, say: 'The file is in the outbox.' },
    {
      id: 'carried',
      title: promotion ? 'Network transfer' : 'Manual transfer',
      standing: standing(isCarried, true),
      at: carriedAt,
      say: isCarried
        ? 'The file was exported or sent.'
        : promotion
          ? 'Sent automatically.'
          : `No network leads to ${destinationSpace}: export the bundle and import it there.`,
    },
    {
      id: 'arrived',
      title: `Imported by ${destinationSpace}`,
      standing: standing(isThere, isCarried),
      at: isThere && !isDecided ? heard : null,
      say: isThere ? 'Confirmed by a receipt.' : 'Known once a receipt is imported here.',
    },
    {
      id: 'decided',
      title: state === 'REJECTED' ? 'Rejected' : state === 'ACCEPTED' ? 'Accepted' : 'Decision',
      standing: standing(isDecided, isThere),
      at: isDecided ? heard : null,
      say: isDecided ? 'Confirmed by a receipt.' : 'Known from the next receipt, as are its deployments.',
    },
  ]
}
