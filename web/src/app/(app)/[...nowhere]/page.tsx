import { notFound } from 'next/navigation'

/** Every address without a page of its own: said inside the shell, so that one can go on from there. */
export default function Nowhere(): never {
  notFound()
}
