'use client'

import { createContext, useContext, type ComponentProps } from 'react'
import type { Typed } from './typed'

const TypedContext = createContext<Typed | undefined>(undefined)

/** Lets the fields of a form that was refused without script show what was typed. */
export const TypedProvider = TypedContext.Provider

/** What the field `name` of the form was sent with; undefined unless the form was refused without script. */
export function useTyped(name: string | undefined): readonly string[] | undefined {
  const typed = useContext(TypedContext)
  return typed && (typed[name ?? ''] ?? [])
}

/**
 * A field of one line, a box to tick, or a field that is not shown, of a `ChangeForm`. Never for secrets. What is not shown stays as it was sent
 * too, such as the version that the others were filled in for: else they would go for one that nobody has seen.
 */
export function Input(props: ComponentProps<'input'>) {
  const typed = useTyped(props.name)
  if (!typed) return <input {...props} />
  switch (props.type) {
    case 'checkbox':
      return <input {...props} defaultChecked={typed.includes(String(props.value))} />
    case 'hidden':
      return <input {...props} value={typed[0] ?? props.value} />
    default:
      return <input {...props} defaultValue={typed[0] ?? ''} />
  }
}

/** Fields of one name that are not shown, one for each value. */
export function HiddenList({ name, values }: { name: string; values: readonly string[] }) {
  const typed = useTyped(name)
  return (typed ?? values).map((value) => <input key={value} type="hidden" name={name} value={value} />)
}

/** A field of several lines of a `ChangeForm`. */
export function Textarea(props: ComponentProps<'textarea'>) {
  const typed = useTyped(props.name)
  return <textarea {...props} defaultValue={typed ? typed[0] : props.defaultValue} />
}
